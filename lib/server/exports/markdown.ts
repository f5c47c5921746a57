import type { createTranslator } from "next-intl";
import { clockText } from "@/lib/i18n/clock-text";
import type { CommentsView } from "@/lib/protocol/comments";
import type { Level } from "@/lib/protocol/commands";
import type { DebriefView, ReviewView } from "@/lib/protocol/views";

export type ExportTexts = ReturnType<typeof createTranslator>;
type Question = ReviewView["questions"][number];

/** Everything that this viewer may read of an interview, as Markdown. The views were built for that viewer. */
export function markdownOf(review: ReviewView, debrief: DebriefView, { threads }: Pick<CommentsView, "threads">, t: ExportTexts, day: string): string {
  const questions = new Set(review.questions.map((question) => question.nodeId));
  const lines = [
    `# ${line(review.briefing?.title ?? "")}`,
    `${day} · ${clockText(review.durationMs)}`,
    ...section(t("report.export.md.people"), review.people.map((person) => `- ${line(person.name)} (${t(`common.role.${person.role}`)})`)),
    ...section(t("report.export.md.briefing"), [
      ...(review.briefing ? [review.briefing.briefing] : []),
      ...(review.briefing?.facts ?? []).map((fact) => `- ${line(fact.label)}: ${line(fact.value)}`),
    ]),
    ...review.questions.flatMap((question) => questionLines(question, review, t)),
    ...section(t("report.export.md.notes"), review.notes.filter((note) => note.questionId === null || !questions.has(note.questionId)).map(noteLine)),
    ...section(t("terminal.review.title"), review.evidence.map((item) => `- ${clockText(item.clockMs)} ${item.kind === "command" ? code(item.text) : line(item.text)} (${t(`terminal.review.${item.asked ? "asked" : "volunteered"}`)})`)),
    ...scoreLines(review, debrief, t),
    ...section(t("comments.list"), threads.map((thread) => threadLines(thread, t))),
  ];
  return `${lines.join("\n\n")}\n`;
}

function questionLines(question: Question, review: ReviewView, t: ExportTexts): string[] {
  const notes = review.notes.filter((note) => note.questionId === question.nodeId);
  const followUps = question.followUps.map(({ prompt, revealedClockMs, selfFound, adHoc }) => {
    const marks = [...(revealedClockMs === null ? [] : [clockText(revealedClockMs)]), ...(selfFound ? [t("report.export.md.selfFound")] : []), ...(adHoc ? [t("report.export.md.adHoc")] : [])];
    return `- ${line(prompt)} (${marks.join(", ")})`;
  });
  return [
    `## Q${question.index}. ${line(question.title)}`,
    `${t("report.export.md.asked")} ${clockText(question.revealedClockMs)}`,
    question.prompt,
    ...section(t("report.export.md.followUp"), followUps, 3),
    `### ${t("report.export.md.answer")}`,
    question.answer === "" ? t("report.export.md.noAnswer") : fenced(question.answer, question.language),
    ...(question.modelAnswer ? [`### ${t("report.export.md.modelAnswer")}`, question.modelAnswer] : []),
    ...(question.runs.length > 0 ? [`### ${t("report.export.md.runs")}`] : []),
    ...question.runs.flatMap((run) => [`#${run.number} · ${clockText(run.clockMs)} · ${run.verdict ?? run.state}`, fenced(run.source, question.language), ...run.cases.filter(({ stdout }) => stdout !== "").map(({ stdout }) => fenced(stdout, "text"))]),
    ...section(t("report.export.md.pins"), question.pins.map((pin) => `> ${pin.quote.replaceAll("\n", "\n> ")}\n\n${clockText(pin.clockMs)}`), 3),
    ...section(t("report.export.md.notes"), notes.map(noteLine), 3),
  ];
}

function noteLine({ author, text, clockMs }: ReviewView["notes"][number]): string {
  return `- ${clockText(clockMs)} ${line(author)}: ${line(text)}`;
}

/** A comment with the words that it is about, and the answers to it below. */
function threadLines({ clockMs, span, first, replies }: CommentsView["threads"][number], t: ExportTexts): string {
  const said = ({ author, text }: typeof first) => `${line(author)}: ${text === null ? t("comments.deleted") : line(text)}`;
  return [`- ${clockText(clockMs)} ${said(first)}`, ...(span ? [`  > ${line(span.quote)}`] : []), ...replies.map((reply) => `  - ${said(reply)}`)].join("\n");
}

function scoreLines(review: ReviewView, debrief: DebriefView, t: ExportTexts): string[] {
  const word = (level: Level | undefined) => (level === undefined ? "" : level === "notObserved" ? t("common.notObserved") : String(level));
  const { open } = debrief;
  if (open === null) {
    const own = [...review.interviewScores, ...review.questions.flatMap((question) => question.scores)];
    const names = new Map([...review.interviewCriteria, ...review.questions.flatMap((question) => question.criteria)].map((criterion) => [criterion.id, criterion.name]));
    return section(t("report.export.md.scores"), [t("report.export.md.sealed"), ...own.map((score) => `- ${line(names.get(score.criterionId) ?? score.criterionId)}: ${word(score.level)}`)]);
  }
  const header = [t("report.export.md.criterion"), ...open.raters.map(({ name }) => name), t("report.export.md.median")];
  const rows = open.rows.map((row) => {
    const place = [...(row.question ? [`Q${row.question.index}`] : []), ...(row.before === null ? [] : [`← ${row.before}`])].join(" ");
    return [`${place} ${row.criterion}`.trim(), ...open.raters.map(({ participantId }) => word(row.levels[participantId])), String(row.median ?? "")];
  });
  const outcomes = open.followUps.map(({ prompt, outcomes: given }) => {
    const judged = open.raters.flatMap(({ participantId, name }) => (given[participantId] ? [`${line(name)} ${t(`scoring.followUps.outcome.${given[participantId]}`)}`] : []));
    return `- ${line(prompt)}: ${judged.join(", ")}`;
  });
  const revisions = open.rows.flatMap((row) => row.revisions.map((revision) => `- ${line(row.criterion)}, ${line(revision.rater)}: ${word(revision.from ?? undefined)} → ${word(revision.to)}. ${line(revision.reason)}`));
  return [
    ...section(t("report.export.md.scores"), [[header, header.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n")]),
    ...section(t("scoring.debrief.followUps"), outcomes),
    ...section(t("report.export.md.revisions"), revisions),
    ...section(t("report.export.md.conclusion"), open.conclusion ? [open.conclusion.text] : []),
    ...section(t("report.export.md.goals"), open.goals.map((goal) => `- [${goal.done ? "x" : " "}] ${line(goal.text)}`)),
  ];
}

function section(title: string, body: string[], depth = 2): string[] {
  return body.length === 0 ? [] : [`${"#".repeat(depth)} ${title}`, ...body];
}

/** A text in one line. */
function line(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ").trim();
}

function cell(text: string): string {
  return line(text).replaceAll("|", "\\|");
}

/** Code within a line, between more backticks than it has in a row. */
function code(text: string): string {
  const ticks = "`".repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
  return ticks.length === 1 ? `\`${line(text)}\`` : `${ticks} ${line(text)} ${ticks}`;
}

/** A block whose fence is longer than any in the text. */
function fenced(text: string, language: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return `${fence}${language === "markdown" ? "" : language}\n${text}\n${fence}`;
}
