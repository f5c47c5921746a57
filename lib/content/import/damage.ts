import type { DraftWarning } from "./draft";

/** Longest line that is looked into, in characters: some patterns take time by the square of it. A longer one is text and nothing else. */
export const LINE_MAX_CHARS = 5_000;

/**
 * Points out what copying out of a PDF typically breaks, pausing before each line. These are hints for a person; the text itself is never changed.
 * The list of syllables in use is KS X 1001's 2,350, read from the platform's own EUC-KR table (rows B0 to C8).
 */
export function* damageByLine(lines: readonly string[]): Generator<void, DraftWarning[]> {
  let fenced = false;
  const found: DraftWarning[] = [];
  for (const [at, text] of lines.entries()) {
    yield;
    if (text.length > LINE_MAX_CHARS) continue;
    if (/^\s*(?:>\s*)?(?:```|~~~)/.test(text)) fenced = !fenced;
    if (!fenced) found.push(...damageOf(text, at + 1));
  }
  return found;
}

function damageOf(text: string, line: number): DraftWarning[] {
  const found: DraftWarning[] = [];
  const warn = (code: DraftWarning["code"], excerpt: string, suggestion?: string) =>
    found.push({ code, line, text: excerpt, ...(suggestion === undefined ? {} : { suggestion }) });

  const apart = [...text.matchAll(UNIT_APART), ...text.matchAll(PARTICLE_APART)].sort((a, b) => a.index - b.index).map(([found]) => found.trim());
  for (const each of new Set(apart)) warn("spaceBroken", each, each.replaceAll(/\s+/g, ""));
  const rare = text.match(/[\uac00-\ud7ff]/g)?.find((syllable) => !syllablesInUse().has(syllable));
  if (rare) warn("syllableBroken", around(text, rare));
  const lone = /(?<![ㄱ-ㅎㅏ-ㅣ])[ㄱ-ㅎㅏ-ㅣ\u1100-\u11ff](?![ㄱ-ㅎㅏ-ㅣ])/.exec(text)?.[0];
  if (lone) warn("syllableBroken", around(text, lone));
  const ending = /(?<![가-힣])[가-힣]*(되|하)니까\s*[?？]/.exec(text);
  if (ending) warn("syllableBroken", ending[0], ending[0].replace("되니까", "됩니까").replace("하니까", "합니까"));
  if (text.includes("\ufffd")) warn("characterLost", around(text, "\ufffd"));
  const prose = text.replaceAll(/`[^`]*`/g, "");
  if (unbalanced(prose)) warn("quoteUnbalanced", text.slice(0, 80));
  if ((prose.match(/\*\*/g)?.length ?? 0) % 2 === 1) warn("markupStray", around(text, "**"));
  return found;
}

/** A number, a space, and a Korean counter that is written together with it. */
const UNIT_APART = /(?<![\d.,])\d[\d.,]*\s+(?:회차|번째|정규형|계층|단계|[개건만억천원초분년월일배명번]|시(?:간|에|부터|까지|쯤)?(?![가-힣]))(?![가-힣]*\s*\d)/g;
/** A Latin word or number, a space, and a particle that has to touch it. */
const PARTICLE_APART = /[A-Za-z0-9)\]]+\s+(?:은|는|을|를|의|에|에서|으로|로|와|과|라는|이라는)(?=[\s,.)]|$)/g;

/** Quotation marks of the straight kinds come in pairs; an apostrophe inside a Latin word is not one. */
function unbalanced(text: string): boolean {
  const single = text.replaceAll(/[A-Za-z]'[A-Za-z]/g, "").match(/'/g)?.length ?? 0;
  const double = text.match(/"/g)?.length ?? 0;
  return single % 2 === 1 || double % 2 === 1;
}

function around(text: string, part: string): string {
  const at = text.indexOf(part);
  return text.slice(Math.max(0, at - 12), at + part.length + 12).trim();
}

let inUse: ReadonlySet<string> | null = null;

function syllablesInUse(): ReadonlySet<string> {
  if (inUse) return inUse;
  const bytes: number[] = [];
  for (let lead = 0xb0; lead <= 0xc8; lead++) for (let trail = 0xa1; trail <= 0xfe; trail++) bytes.push(lead, trail);
  // Newer words outside of the 1987 table are Korean all the same.
  inUse = new Set([...new TextDecoder("euc-kr").decode(new Uint8Array(bytes)), ..."믈똠펲뢰햏뷁쬲"]);
  return inUse;
}
