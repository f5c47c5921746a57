import type { CommentsView } from "@/lib/protocol/comments";

/** The people whose names stand in a text after an at sign, and who are thereby spoken to. */
export function mentionsIn(text: string, people: CommentsView["people"]): string[] {
  return people.filter(({ name }) => text.includes(`@${name}`)).map(({ participantId }) => participantId);
}

/** What is being typed after the last at sign in front of the caret, for choosing somebody; null when nothing is. */
export function openMention(text: string, caret: number): { from: number; typed: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf("@");
  if (from < 0 || (from > 0 && !/\s/.test(before.charAt(from - 1)))) return null;
  const typed = before.slice(from + 1);
  return typed.length > 20 || typed.includes("\n") || typed.includes("@") ? null : { from, typed };
}

/** A text in pieces, names of people who are spoken to apart. */
export function piecesOf(text: string, mentions: readonly string[]): { text: string; mention: boolean }[] {
  const names = mentions.filter((name) => name !== "").map((name) => `@${name}`).sort((a, b) => b.length - a.length);
  const pieces: { text: string; mention: boolean }[] = [];
  let plain = "";
  for (let at = 0; at < text.length; ) {
    const name = names.find((each) => text.startsWith(each, at));
    if (name === undefined) {
      plain += text.charAt(at);
      at += 1;
      continue;
    }
    if (plain !== "") pieces.push({ text: plain, mention: false });
    pieces.push({ text: name, mention: true });
    plain = "";
    at += name.length;
  }
  return plain === "" ? pieces : [...pieces, { text: plain, mention: false }];
}
