import { randomUUID } from "node:crypto";
import path from "node:path";
import { parse } from "csv-parse/sync";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/domain/permissions";
import type { Command } from "@/lib/protocol/commands";
import { loadScenario } from "@/lib/content/load";
import { exportFileSchema } from "@/lib/content/export-file";
import { prisma } from "@/lib/server/db";
import { executeCommand, executeSystemCommand } from "@/lib/server/interviews/pipeline";
import { importInterviews } from "@/lib/server/setup/import-interviews";
import { listComments, writeComment } from "@/lib/server/use-cases/comments";
import { exportInterview } from "@/lib/server/use-cases/export-interview";
import { createReportLink, getReport, listReportLinks, openReport, revokeReportLink } from "@/lib/server/use-cases/report";
import { getReview } from "@/lib/server/use-cases/review";
import { startInstallation } from "../support/builders/installation";
import { aGuest, aMember, anInterview, aStoredScenario, must, tokenOf } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";

const OVERALL = { scope: "interview", criterionId: "overall-a" } as const;
const NAME = "최민재";

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

async function does(viewer: Viewer, ...commands: Command[]): Promise<void> {
  for (const command of commands) expect(await executeCommand({ interviewId: viewer.interviewId, viewer, envelope: { id: randomUUID(), command } })).toMatchObject({ ok: true });
}

/** Scored by two, with a private note of each; `open` hands both in. */
async function aScoredInterview({ open, sameName = false }: { open: boolean; sameName?: boolean }) {
  const interview = await anInterview();
  const { interviewer } = interview;
  const observer = (await aMember(interview, "observer", sameName ? await anAccount({ name: interviewer.name }) : undefined)).viewer;
  const candidate = (await aGuest(interview, "candidate", NAME)).viewer;
  await does(interviewer, { type: "interview.start" }, { type: "score.set", ...OVERALL, level: 4 }, { type: "note.write", noteId: randomUUID(), text: "INTERVIEWERNOTE", questionId: null });
  await does(observer, { type: "score.set", ...OVERALL, level: 3 }, { type: "note.write", noteId: randomUUID(), text: "OBSERVERNOTE", questionId: null });
  await does(interviewer, { type: "interview.end" });
  if (open) for (const rater of [interviewer, observer]) await does(rater, { type: "scores.submit" });
  return { interview, interviewer, observer, candidate };
}

const reportToken = async (viewer: Viewer, input: { days: number; maskName: boolean }) => tokenOf(must(await createReportLink(viewer, input)).path);
const file = async (viewer: Viewer, format: "md" | "csv" | "json" | "ics") => must(await exportInterview(viewer, viewer.interviewId, format, "ko")).body;

describe("the report", () => {
  it("comes after unsealing, holds no private note, and is the same for everybody", async () => {
    const sealed = await aScoredInterview({ open: false });
    expect(await getReport(sealed.interviewer, sealed.interview.interviewId, "ko", false)).toMatchObject({ ok: false, code: "scoresSealed" });
    expect(await createReportLink(sealed.interviewer, { days: 7, maskName: false })).toMatchObject({ ok: false, code: "scoresSealed" });
    const { interview, interviewer, observer, candidate } = await aScoredInterview({ open: true });
    const reports = await Promise.all([interviewer, observer, candidate].map(async (viewer) => must(await getReport(viewer, interview.interviewId, "ko", false))));
    expect(reports[0]).toMatchObject({ candidate: NAME, overall: 3.5, raters: 2, criteria: [{ median: 3.5, anchor: "anchor 3 of overall-a 가", levels: [4, 3] }] });
    expect(JSON.stringify(reports)).not.toMatch(/INTERVIEWERNOTE|OBSERVERNOTE/);
    for (const report of reports) expect({ ...report, durationMs: 0 }).toEqual({ ...reports[0], durationMs: 0 });
  });

  it("opens by a link until it expires or is closed, and every dead link says the same", async () => {
    const { interviewer } = await aScoredInterview({ open: true });
    const address = randomUUID();
    const token = await reportToken(interviewer, { days: 7, maskName: false });
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(must(await openReport(token, "ko", address)).report.candidate).toBe(NAME);
    expect(JSON.stringify(await prisma().reportLink.findMany())).not.toContain(token);
    const [link] = must(await listReportLinks(interviewer));
    expect(link).toMatchObject({ state: "live", maskName: false, mine: true });
    must(await revokeReportLink(interviewer, link!.linkId));
    const expired = await reportToken(interviewer, { days: 1, maskName: false });
    await prisma().reportLink.updateMany({ where: { revokedAt: null, interviewId: interviewer.interviewId }, data: { expiresAt: new Date(Date.now() - 1) } });
    const dead = await Promise.all([token, expired, randomUUID()].map((each) => openReport(each, "ko", address)));
    expect(dead).toEqual(dead.map(() => ({ ok: false, code: "linkDead" })));
    expect(await createReportLink(interviewer, { days: 91, maskName: false })).toMatchObject({ ok: false, code: "invalid", field: "days" });
  });

  it("masks the name everywhere where its maker asked for that", async () => {
    const { interviewer, candidate } = await aScoredInterview({ open: true });
    await does(interviewer, { type: "debrief.conclude", text: `${NAME} 님은 근거를 먼저 말했다. 민재 님의 순서가 좋았다.` }, { type: "goal.add", goalId: randomUUID(), text: "민재 님과 다시 보기" });
    const token = await reportToken(candidate, { days: 1, maskName: true });
    const { report } = must(await openReport(token, "ko", randomUUID()));
    expect(report).toMatchObject({ candidate: null, conclusion: "지원자 님은 근거를 먼저 말했다. 지원자 님의 순서가 좋았다." });
    expect(JSON.stringify(report)).not.toContain("민재");
    // The word for the name is in the language of the text, whoever reads it.
    expect(must(await openReport(token, "en", randomUUID())).report.conclusion).toBe(report.conclusion);
    await does(interviewer, { type: "debrief.conclude", text: `${NAME} named the evidence first` });
    expect(must(await openReport(token, "ko", randomUUID())).report.conclusion).toBe("the candidate named the evidence first");
    expect(must(await listReportLinks(candidate))).toHaveLength(1);
    await reportToken(interviewer, { days: 1, maskName: false });
    expect(must(await listReportLinks(candidate))).toHaveLength(1);
    const foreign = must(await listReportLinks(interviewer)).find((link) => link.mine)!;
    expect(await revokeReportLink(candidate, foreign.linkId)).toMatchObject({ ok: false, code: "notFound" });
  });
});

describe("exports", () => {
  it("read as what their viewer may see, sealed and open", async () => {
    const { interviewer, observer, candidate } = await aScoredInterview({ open: false });
    for (const format of ["md", "csv", "json"] as const) {
      const text = await file(interviewer, format);
      expect([format, text.includes("OBSERVERNOTE")]).toEqual([format, false]);
    }
    for (const [viewer, words] of [[interviewer, "MINE"], [observer, "THEIRS"]] as const) must(await writeComment(viewer, viewer.interviewId, { commentId: randomUUID(), threadId: null, clockMs: 0, span: null, text: words, mentions: [] }));
    const sealedTalk = exportFileSchema.parse(JSON.parse(await file(interviewer, "json"))).interviews[0]!.comments.map((comment) => comment.text);
    expect(sealedTalk).toEqual(["MINE"]);
    const levels = async (viewer: Viewer) => (parse(await file(viewer, "csv"), { columns: true, bom: true }) as { rater: string; level: string }[]).map(({ level }) => level);
    expect([await levels(interviewer), await levels(observer), await levels(candidate)]).toEqual([["4"], ["3"], []]);
    const sealedEvents = exportFileSchema.parse(JSON.parse(await file(interviewer, "json"))).interviews[0]!.journal.filter(({ type }) => type === "score.set");
    expect(sealedEvents.map(({ data }) => data.level)).toEqual([4]);
    for (const rater of [interviewer, observer]) await does(rater, { type: "scores.submit" });
    expect(await levels(candidate)).toEqual(["4", "3"]);
    const markdown = await file(candidate, "md");
    expect(markdown).toContain("| criterion overall-a 가 | 4 | 3 | 3.5 |");
    expect(markdown).not.toMatch(/INTERVIEWERNOTE|OBSERVERNOTE/);
    expect(await file(interviewer, "md")).toContain("INTERVIEWERNOTE");
    must(await writeComment(observer, observer.interviewId, { commentId: randomUUID(), threadId: null, clockMs: 0, span: null, text: "SAID LATER", mentions: [] }));
    expect(await file(candidate, "md")).toContain(": SAID LATER");
    expect(await exportInterview(candidate, candidate.interviewId, "json", "ko")).toMatchObject({ ok: false, code: "forbidden" });
  });

  it("tell in Markdown what was asked on the host and how follow-ups went", async () => {
    const { scenario: library } = await loadScenario(path.resolve(import.meta.dirname, "../../content"), "log-processor");
    const interview = await anInterview({ scenario: await aStoredScenario(library) });
    const { interviewer } = interview;
    const candidate = (await aGuest(interview, "candidate", NAME)).viewer;
    const question = library.questions[0]!;
    const followUp = question.followUps[0]!;
    await does(interviewer, { type: "interview.start" });
    for (const nodeId of [question.id, followUp.id]) {
      const revealId = randomUUID();
      await does(interviewer, { type: "node.reveal", revealId, nodeId });
      expect(await executeSystemCommand(interview.interviewId, { type: "reveal.complete", revealId })).toMatchObject({ ok: true });
    }
    await does(candidate, { type: "host.command", entryId: randomUUID(), line: "echo `date` `hostname`" });
    await does(interviewer, { type: "followUp.judge", nodeId: followUp.id, outcome: "partly" }, { type: "interview.end" }, { type: "scores.submit" });
    const markdown = await file(interviewer, "md");
    expect(markdown).toMatch(/^- \d+:\d+ `` echo `date` `hostname` `` \(/m);
    expect(markdown.split("\n")).toContainEqual(expect.stringMatching(/^- .+: .+ 일부$/));
  });

  it("guard spreadsheets against formulas", async () => {
    const { interviewer, observer } = await aScoredInterview({ open: true });
    await does(observer, { type: "score.revise", ...OVERALL, level: 5, reason: "=HYPERLINK(\"http://example.test\")" });
    const rows = parse(await file(interviewer, "csv"), { columns: true, bom: true }) as Record<string, string>[];
    expect(rows.find((row) => row.level === "5")).toMatchObject({ revised_from: "3", revision_reason: "'=HYPERLINK(\"http://example.test\")" });
  });

  it("keep raters of one name apart", async () => {
    const { interviewer, observer } = await aScoredInterview({ open: true, sameName: true });
    await does(observer, { type: "score.revise", ...OVERALL, level: 5, reason: "heard again" });
    const rows = parse(await file(interviewer, "csv"), { columns: true, bom: true }) as Record<string, string>[];
    expect(rows.map(({ level, revised_from, revision_reason }) => [level, revised_from, revision_reason])).toEqual([["4", "", ""], ["5", "3", "heard again"]]);
  });

  it("are an event of a calendar", async () => {
    const { interview, interviewer } = await aScoredInterview({ open: true });
    const event = new ICAL.Event(new ICAL.Component(ICAL.parse(await file(interviewer, "ics"))).getFirstSubcomponent("vevent")!);
    const { startedAt, endedAt } = await getReview(interviewer, interview.interviewId, "ko");
    expect([event.uid, event.summary]).toEqual([`${interview.interviewId}@kkori`, "scenario title 가"]);
    const second = (at: number | null) => Math.floor(at! / 1000);
    expect([second(event.startDate.toJSDate().getTime()), second(event.endDate.toJSDate().getTime())]).toEqual([second(startedAt), second(endedAt)]);
    expect(event.description).toContain(NAME);
  });

  it("come back by import as they were, and twice changes nothing", async () => {
    const { interview, interviewer, observer } = await aScoredInterview({ open: true });
    const said = { commentId: randomUUID(), threadId: null, clockMs: 0, span: null, text: "SAID LATER", mentions: [interviewer.participantId] };
    must(await writeComment(observer, observer.interviewId, said));
    must(await writeComment(interviewer, interviewer.interviewId, { ...said, commentId: randomUUID(), threadId: said.commentId, text: "ANSWERED", mentions: [] }));
    const text = await file(interviewer, "json");
    const before = await getReview(interviewer, interview.interviewId, "ko");
    const talk = must(await listComments(interviewer, interview.interviewId));
    expect(talk.threads[0]?.replies).toHaveLength(1);
    expect(await importInterviews(text)).toEqual({ imported: 0, skipped: 1 });
    await prisma().$transaction([
      prisma().$executeRaw`SET LOCAL session_replication_role = replica`,
      prisma().$executeRaw`DELETE FROM journal WHERE "interviewId" = ${interview.interviewId}::uuid`,
      prisma().reviewComment.deleteMany({ where: { interviewId: interview.interviewId } }),
      prisma().participant.deleteMany({ where: { interviewId: interview.interviewId } }),
      prisma().interview.delete({ where: { id: interview.interviewId } }),
    ]);
    expect(await importInterviews(text)).toEqual({ imported: 1, skipped: 0 });
    const after = await getReview(interviewer, interview.interviewId, "ko");
    // Another's private note is not in the file; everything that this viewer sees is.
    expect(after).toEqual(before);
    expect(must(await listComments(interviewer, interview.interviewId))).toEqual(talk);
    const entries = await prisma().journalEntry.findMany({ where: { interviewId: interview.interviewId }, orderBy: { seq: "asc" } });
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_entry, at) => at + 1));
    expect(JSON.stringify(entries)).not.toContain("OBSERVERNOTE");
    await expect(importInterviews("{}")).rejects.toMatchObject({ code: "notAnExport" });
    await expect(importInterviews(text.replace(/"hash":"../, '"hash":"00'))).rejects.toMatchObject({ code: "damaged" });
  });
});
