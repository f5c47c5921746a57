/** How one line of a handout reads on its own. Which of these it means depends on where it stands; `recognise.ts` decides. */

const KOREAN_ORDINALS = ["첫", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열"];
const ENGLISH_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** The text of a line without Markdown heading marks and surrounding emphasis, and its heading level (0 for none). */
export function withoutHeading(line: string): { level: number; text: string } {
  const heading = /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
  const text = (heading?.[2] ?? line).trim();
  return { level: heading?.[1]?.length ?? 0, text: text.replace(/^\*\*(.+)\*\*$/, "$1").trim() };
}

/** `상황`, `상황 – 우리 프로젝트`, `### Situation`: gives the name behind the dash, or "" where there is none. */
export function situationHeading(line: string): { name: string } | null {
  const { text } = withoutHeading(line);
  const match = /^(?:상황|배경|situation|background)(?:\s*[–—:：-]\s*(.{1,80}))?$/i.exec(text);
  return match ? { name: match[1]?.trim() ?? "" } : null;
}

/** `문제`, `### Questions`: where a scenario's questions begin. */
export function isQuestionsHeading(line: string): boolean {
  return /^(?:문제|질문|문항|questions?|problems?)\s*[:：]?$/i.test(withoutHeading(line).text);
}

/** `질문:`, `꼬리질문`, `Follow-ups:`: what follows are sub-questions of the open question. */
export function isFollowUpsHeading(line: string): boolean {
  return /^(?:질문|세부\s*질문|하위\s*질문|꼬리\s*질문|추가\s*질문|questions?|sub-?questions?|follow-?ups?(?:\s+questions?)?)\s*[:：]?$/i.test(withoutHeading(line).text);
}

/** `- 꼬리질문: 왜 그런가요?`: one sub-question on its own line. */
export function followUpLine(line: string): string | null {
  return /^\s*(?:[-*+]\s*)?(?:꼬리\s*질문|추가\s*질문|follow-?up(?:\s+question)?)\s*\d*\s*[:：]\s*(\S.*)$/i.exec(line)?.[1]?.trim() ?? null;
}

export type QuestionStyle = "number" | "ordinal" | "label";
export type QuestionStart = { style: QuestionStyle; number: number; rest: string; separator: string };

/** `1. **Title**: prompt`, `첫째, ...`, `둘째: Title`, `Third, ...`, `Question 2: ...`, `문제 3.`. */
export function questionStart(line: string): QuestionStart | null {
  const { text } = withoutHeading(line);
  const bare = text.replace(/^\*\*(.+?)\*\*/, "$1");
  const label = /^(?:문제|질문|question|q)\s*(\d{1,2})\s*([.:)：]|$)\s*(.*)$/i.exec(bare);
  if (label) return { style: "label", number: Number(label[1]), rest: label[3] ?? "", separator: label[2] ?? "" };
  const number = /^(\d{1,2})([.)])\s+(.+)$/.exec(text);
  if (number) return { style: "number", number: Number(number[1]), rest: number[3] ?? "", separator: "." };
  const korean = new RegExp(`^(${KOREAN_ORDINALS.join("|")})(?:번)?째\\s*([,.:：、])\\s*(.*)$`).exec(bare);
  if (korean) return { style: "ordinal", number: KOREAN_ORDINALS.indexOf(korean[1] ?? "") + 1, rest: korean[3] ?? "", separator: korean[2] ?? "" };
  const english = new RegExp(`^(${ENGLISH_ORDINALS.join("|")})(?:ly)?\\s*([,.:])\\s*(.*)$`, "i").exec(bare);
  if (english) return { style: "ordinal", number: ENGLISH_ORDINALS.indexOf((english[1] ?? "").toLowerCase()) + 1, rest: english[3] ?? "", separator: english[2] ?? "" };
  return null;
}

const ANSWER_MARK = /^\**\s*(?:\[\s*(?:모범\s*)?(?:답변|답안|정답|answer|model answer)\s*\]|(?:모범\s*)?(?:답변|답안)\s*[:：]|(?:model\s+)?answer\s*:)\s*\**\s*(.*)$/i;

/** `> **[답변]**`, `[답변] ...`, `Answer: ...`: where a model answer begins; gives what follows on the line. */
export function answerStart(line: string): { quoted: boolean; rest: string } | null {
  const quoted = /^\s*>/.test(line);
  const match = ANSWER_MARK.exec(unquote(line).trim());
  return match ? { quoted, rest: match[1]?.trim() ?? "" } : null;
}

/** A line without its quotation mark. */
export function unquote(line: string): string {
  return line.replace(/^\s*>\s?/, "");
}

export function isRule(line: string): boolean {
  return /^\s*([-*_=])(?:\s*\1){2,}\s*$/.test(line);
}

export function isFence(line: string): boolean {
  return /^\s*(?:>\s*)?(?:```|~~~)/.test(line);
}

/** `작성자 : 김호중`, `Author: Kim`. */
export function authorLine(line: string): string | null {
  return /^(?:작성자|출제자?|글쓴이|author|written by)\s*[:：]\s*(\S.*)$/i.exec(withoutHeading(line).text)?.[1]?.trim() ?? null;
}

/** The ISO date of a line that is nothing but a date, with or without a label. */
export function dateLine(line: string): string | null {
  const match = /^(?:(?:날짜|일자|작성일|date)\s*[:：]\s*)?(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[일.]?$/i.exec(withoutHeading(line).text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** The round number of a title line such as `스터디 4 회차 문제`, `3회차`, `Study group, round 5`. */
export function roundOf(line: string): number | null {
  const { text } = withoutHeading(line);
  if (text.length > 80) return null;
  const match = /(\d{1,3})\s*(?:회차|주차)|\b(?:round|week|session)\s*#?(\d{1,3})\b/i.exec(text);
  return match ? Number(match[1] ?? match[2]) : null;
}
