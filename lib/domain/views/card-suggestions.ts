import { localize, type Card } from "@/lib/content/schema";

/** Most cards offered for one command. */
const OFFERED = 3;

/** Commands that a card shows, from the lines that begin with a prompt. */
function commandsIn(card: Card): string[] {
  return [...localize(card.body, "en").matchAll(/^\[?[\w.-]+@[\w.-]+[^$#\n]*[$#] (.+)$/gm)].map((match) => match[1] ?? "");
}

const wordsOf = (line: string) => new Set(line.split(/[^\w./-]+/).filter((word) => word.length > 1 && word !== "sudo"));

/** Cards that show what a command asks for: at least one of its programs, the more words in common the better. */
export function bestCards(cards: readonly Card[], line: string): Card[] {
  const asked = wordsOf(line);
  const programs = line.split(/[|;&]+/).map((part) => part.trim().replace(/^(?:sudo|timeout \S+) (?:-\S+ )*/, "").split(/\s+/)[0] ?? "");
  const scored = cards.map((card) => {
    const words = wordsOf(commandsIn(card).join(" "));
    const sharesProgram = programs.some((program) => words.has(program));
    const common = [...asked].filter((word) => words.has(word)).length;
    return { card, score: sharesProgram ? common : common > 1 ? common - 1 : 0 };
  });
  return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).slice(0, OFFERED).map(({ card }) => card);
}
