import type { DraftQuestion, SourceLines } from "./draft";
import type { QuestionStart } from "./line-kinds";

/** A piece of text with the source lines it came from. */
export type Passage = { lines: string[]; from: number; to: number };

export type OpenQuestion = { start: QuestionStart; from: number; to: number; prompt: Passage; answer: Passage | null; followUps: Passage[] };

export function closeQuestion({ start, from, to, prompt, answer, followUps }: OpenQuestion): DraftQuestion {
  const { title, prompt: text } = titled(start, textOf(prompt));
  return {
    title,
    prompt: text,
    modelAnswer: answer ? textOf(answer) : "",
    followUps: followUps.map((followUp) => ({ prompt: textOf(followUp), sourceLines: linesOf(followUp) })),
    sourceLines: [from, to],
    answerLines: answer ? linesOf(answer) : null,
  };
}

/** `**Title**: prompt` and `첫째: Title` name the question; otherwise its first clause does, and the prompt stays whole. */
function titled(start: QuestionStart, text: string): { title: string; prompt: string } {
  const bold = /^\*\*(.+?)\*\*\s*[:：.]?\s*([\s\S]*)$/.exec(text);
  if (bold?.[2]) return { title: (bold[1] ?? "").replace(/[:：]$/, "").trim(), prompt: bold[2].trim() };
  const [first = "", ...rest] = text.split("\n");
  const body = rest.join("\n").trim();
  const isTitle = /[:：]/.test(start.separator) || (body !== "" && first.length <= 60 && !/[.?!。]$/.test(first.trim()));
  if (isTitle && first.length <= 80 && body !== "") return { title: first.trim(), prompt: body };
  return { title: firstClause(text), prompt: text };
}

const TITLE_MAX_CHARS = 48;

export function firstClause(text: string): string {
  const sentence = text.replaceAll(/[*_`#>]/g, "").trim().split(/(?<=[.?!。])\s|\n/)[0] ?? "";
  if (sentence.length <= TITLE_MAX_CHARS) return sentence.replace(/[.。]$/, "");
  const cut = sentence.slice(0, TITLE_MAX_CHARS);
  const space = cut.lastIndexOf(" ");
  return `${(space > 16 ? cut.slice(0, space) : cut).replace(/[,:]$/, "")}…`;
}

export function textOf(passage: Passage): string {
  return passage.lines.map((line) => line.trimEnd()).join("\n").replaceAll(/\n{3,}/g, "\n\n").trim();
}

export function linesOf(passage: Passage): SourceLines {
  return [passage.from, passage.to];
}
