import { damageByLine, LINE_MAX_CHARS } from "./damage";
import type { Draft, DraftScenario, DraftWarning } from "./draft";
import { closeQuestion, firstClause, linesOf, textOf, type OpenQuestion, type Passage } from "./passages";
import {
  answerStart, authorLine, dateLine, followUpLine, isFence, isFollowUpsHeading, isQuestionsHeading, isRule, questionStart, roundOf, situationHeading, unquote, withoutHeading,
  type QuestionStyle,
} from "./line-kinds";
import { atOnce } from "./turns";

type OpenScenario = { title: string; situation: Passage | null; questions: OpenQuestion[]; style: QuestionStyle | null };
type Place = "preamble" | "situation" | "questions" | "prompt" | "answer" | "quotedAnswer" | "followUps";

/**
 * Finds the scenarios of a study handout, in Markdown or plain text, Korean or English: situation, numbered questions, sub-questions and
 * model answers. Every line ends up in a piece, or in `unrecognised`.
 */
export function recogniseHandout(source: string): Draft {
  return atOnce(recogniseByLine(source));
}

/** The same, pausing before each line, for a caller that has other things to do. */
export function* recogniseByLine(source: string): Generator<void, Draft> {
  const lines = source.replaceAll("\r\n", "\n").replaceAll("\r", "\n").split("\n");
  const reader = new HandoutReader();
  for (const [at, text] of lines.entries()) {
    yield;
    reader.read(text, at + 1);
  }
  return reader.finish(lines, yield* damageByLine(lines));
}

class HandoutReader {
  private readonly scenarios: OpenScenario[] = [];
  private readonly unrecognised: Draft["unrecognised"] = [];
  private readonly warnings: DraftWarning[] = [];
  private readonly meta = { author: null as string | null, date: null as string | null, round: null as number | null };
  private heading: { text: string; line: number } | null = null;
  private place: Place = "preamble";
  private fenceLine: number | null = null;

  read(text: string, line: number): void {
    if (text.length > LINE_MAX_CHARS) return this.readText(text, line);
    if (isFence(text)) this.fenceLine = this.fenceLine === null ? line : null;
    else if (this.fenceLine === null && this.readStructure(text, line)) return;
    this.readText(text, line);
  }

  /** Lines that say where a piece begins. True when the line was one. */
  private readStructure(text: string, line: number): boolean {
    if (/^\s*$/.test(text)) {
      this.readText(text, line);
      return true;
    }
    // A quoted answer ends with its quotation; what stands in it never starts anything else.
    if (/^\s*>/.test(text)) return this.readAnswerStart(text, line);
    if (this.place === "quotedAnswer") this.place = "prompt";
    if (isRule(text)) return true;
    const situation = situationHeading(text);
    if (situation) {
      this.openScenario(situation.name);
      this.place = "situation";
      return true;
    }
    if (this.question && isFollowUpsHeading(text)) {
      this.place = "followUps";
      this.extend(line);
      return true;
    }
    if (isQuestionsHeading(text) && this.scenario) {
      this.place = "questions";
      return true;
    }
    return this.readQuestionStart(text, line) || this.readFollowUp(text, line) || this.readAnswerStart(text, line) || this.readMeta(text) || this.readHeading(text, line);
  }

  private readQuestionStart(text: string, line: number): boolean {
    const start = questionStart(text);
    const { scenario } = this;
    if (!start || !scenario || this.place === "preamble" || this.place === "situation" || /^\s/.test(text)) return false;
    // The first question of a scenario decides how its questions are counted; other counts are lists inside the text.
    if (scenario.style !== null && scenario.style !== start.style) return false;
    const expected = scenario.questions.length + 1;
    if (scenario.style !== null && start.number < expected) return false;
    if (start.number !== expected) this.warnings.push({ code: "numberJumps", line, text: text.slice(0, 80) });
    scenario.style = start.style;
    scenario.questions.push({ start, from: line, to: line, prompt: { lines: [start.rest], from: line, to: line }, answer: null, followUps: [] });
    this.place = "prompt";
    return true;
  }

  private readFollowUp(text: string, line: number): boolean {
    const prompt = this.question ? followUpLine(text) : null;
    if (prompt === null || !this.question) return false;
    this.question.followUps.push({ lines: [prompt], from: line, to: line });
    this.extend(line);
    return true;
  }

  private readAnswerStart(text: string, line: number): boolean {
    const { question } = this;
    const start = question ? answerStart(text) : null;
    if (!start || !question) return false;
    question.answer = { lines: start.rest === "" ? [] : [start.rest], from: line, to: line };
    this.place = start.quoted ? "quotedAnswer" : "answer";
    this.extend(line);
    return true;
  }

  private readMeta(text: string): boolean {
    const inHead = this.place === "preamble" || withoutHeading(text).level === 1;
    if (!inHead) return false;
    const author = authorLine(text);
    const date = dateLine(text);
    const round = author === null && date === null ? roundOf(text) : null;
    if (author === null && date === null && round === null) return false;
    this.meta.author = author ?? this.meta.author;
    this.meta.date = date ?? this.meta.date;
    this.meta.round = round ?? this.meta.round;
    if (round !== null && withoutHeading(text).level > 0) this.flushHeading();
    return true;
  }

  private readHeading(text: string, line: number): boolean {
    const { level, text: title } = withoutHeading(text);
    if (level === 0 || level > 2) return false;
    this.flushHeading();
    this.heading = { text: title, line };
    this.place = "preamble";
    return true;
  }

  /** A heading that no situation followed names nothing. */
  private flushHeading(): void {
    if (this.heading) this.unrecognised.push({ line: this.heading.line, text: this.heading.text });
    this.heading = null;
  }

  private openScenario(name: string): void {
    this.scenarios.push({ title: this.heading?.text ?? name, situation: null, questions: [], style: null });
    this.heading = null;
  }

  private readText(text: string, line: number): void {
    const blank = text.trim() === "";
    const { scenario, question } = this;
    switch (this.place) {
      case "situation":
        if (scenario) scenario.situation = grown(scenario.situation, text, line, blank);
        return;
      case "prompt":
        if (question) question.prompt = grown(question.prompt, text, line, blank) ?? question.prompt;
        break;
      case "answer":
      case "quotedAnswer":
        if (question) question.answer = grown(question.answer, this.place === "quotedAnswer" ? unquote(text) : text, line, blank);
        break;
      case "followUps":
        this.readFollowUpText(text, line, blank);
        break;
      case "preamble":
      case "questions":
        if (!blank) this.unrecognised.push({ line, text: text.trim() });
        return;
    }
    if (!blank) this.extend(line);
  }

  /** Under a sub-question heading every paragraph or list item is one; an indented line or one right below goes on with it. */
  private readFollowUpText(text: string, line: number, blank: boolean): void {
    const { question } = this;
    if (!question || blank) return;
    const last = question.followUps.at(-1);
    const item = /^\s{0,3}(?:[-*+•]|\d{1,2}[.)]|[①-⑳])\s*(.+)$/.exec(text)?.[1];
    if (item === undefined && last && last.to === line - 1) {
      last.lines.push(text.trim());
      last.to = line;
    } else {
      question.followUps.push({ lines: [(item ?? text).trim()], from: line, to: line });
    }
  }

  private extend(line: number): void {
    if (this.question) this.question.to = line;
  }

  private get scenario(): OpenScenario | undefined {
    return this.scenarios.at(-1);
  }

  private get question(): OpenQuestion | undefined {
    return this.place === "situation" || this.place === "preamble" ? undefined : this.scenario?.questions.at(-1);
  }

  finish(lines: readonly string[], damage: readonly DraftWarning[]): Draft {
    this.flushHeading();
    if (this.fenceLine !== null) this.warnings.push({ code: "codeFenceOpen", line: this.fenceLine, text: lines[this.fenceLine - 1] ?? "" });
    const anyAnswer = this.scenarios.some((scenario) => scenario.questions.some((question) => question.answer));
    const scenarios = this.scenarios.map((scenario) => this.closeScenario(scenario, anyAnswer));
    if (scenarios.length === 0) this.warnings.push({ code: "situationMissing", line: 1, text: "" });
    const warnings = [...this.warnings, ...damage].sort((a, b) => a.line - b.line);
    return { scenarios, unrecognised: this.unrecognised.sort((a, b) => a.line - b.line), warnings };
  }

  private closeScenario(open: OpenScenario, anyAnswer: boolean): DraftScenario {
    const situation = open.situation ? textOf(open.situation) : "";
    const line = open.situation?.from ?? open.questions[0]?.from ?? 1;
    const title = open.title || firstClause(situation);
    if (!open.title) this.warnings.push({ code: "titleDerived", line, text: title });
    if (situation === "") this.warnings.push({ code: "situationMissing", line, text: title });
    if (open.questions.length === 0) this.warnings.push({ code: "questionsMissing", line, text: title });
    const questions = open.questions.map(closeQuestion);
    if (anyAnswer) {
      for (const question of questions) {
        if (question.modelAnswer === "") this.warnings.push({ code: "answerMissing", line: question.sourceLines[0], text: question.title });
      }
    }
    return { title, ...this.meta, situation, situationLines: open.situation ? linesOf(open.situation) : null, questions };
  }
}

function grown(passage: Passage | null, text: string, line: number, blank: boolean): Passage | null {
  if (!passage) return blank ? null : { lines: [text], from: line, to: line };
  passage.lines.push(text);
  if (!blank) passage.to = line;
  return passage;
}
