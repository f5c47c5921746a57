import type { ConsoleQuestionView } from "@/lib/protocol/views";
import { nodesOf, type Located, type OutlineNode } from "../outline/outline";

export type Hit = Located & { excerpt: string };

const EXCERPT_CHARS = 72;

/** Nodes whose text holds every word of the query, hidden text included; hits in titles first, then outline order. */
export function searchOutline(questions: ConsoleQuestionView[], query: string): Hit[] {
  const words = fold(query).split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return [];
  const hits = questions.flatMap((question) =>
    nodesOf(question).flatMap((node) => {
      const fields = textsOf(node);
      const all = fold(fields.join("\n"));
      if (!words.every((word) => all.includes(word))) return [];
      return [{ node, question, inTitle: words.every((word) => fold(node.title).includes(word)), excerpt: excerptOf(fields.slice(1), words[0] ?? "") }];
    }),
  );
  return [...hits.filter((hit) => hit.inTitle), ...hits.filter((hit) => !hit.inTitle)].map(({ node, question, excerpt }) => ({ node, question, excerpt }));
}

function textsOf(node: OutlineNode): string[] {
  switch (node.kind) {
    case "question":
      return [node.title, node.prompt, node.modelAnswer, ...node.signals.map((each) => each.text), ...node.misconceptions.map((each) => each.text), node.label];
    case "followUp":
      return [node.title, node.prompt, node.whenToUse, node.probes, node.goodReply];
    case "card":
      return [node.title, node.body];
  }
}

function excerptOf(fields: string[], word: string): string {
  const field = fields.find((each) => fold(each).includes(word)) ?? fields[0] ?? "";
  const line = field.normalize("NFC").replace(/\s+/g, " ").trim();
  const at = Math.max(0, fold(line).indexOf(word) - 20);
  const cut = line.slice(at, at + EXCERPT_CHARS);
  return `${at > 0 ? "…" : ""}${cut}${at + EXCERPT_CHARS < line.length ? "…" : ""}`;
}

/** Hangul typed on a Mac arrives decomposed, so both sides are composed before they are compared. */
function fold(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
