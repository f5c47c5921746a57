import type { HostItemView, HostView } from "@/lib/protocol/views";

/** Words of the page's language that stand between outputs. */
export type TranscriptTexts = { asked: string; kept: string; time: string; memory: string; output: string; failed: string; truncated: string; answer(line: string): string };

const BLUE = "\x1b[34m";
const DIM = "\x1b[90m";
const PLAIN = "\x1b[0m";

export const promptText = (prompt: string) => `${BLUE}${prompt}${PLAIN}`;

/** Everything on the terminal up to the next prompt, as a terminal is written to. Ends with a line end where there is anything. */
export function transcriptOf({ items }: Pick<HostView, "items">, texts: TranscriptTexts): string {
  return items.map((item) => itemText(item, texts)).join("").replaceAll("\n", "\r\n");
}

function itemText(item: HostItemView, texts: TranscriptTexts): string {
  const note = (text: string) => `${DIM}${text}${PLAIN}\n`;
  switch (item.kind) {
    case "wall":
      return `\n${item.text}\n\n`;
    case "answer":
      return note(texts.answer(item.line)) + withEnd(item.text);
    case "command": {
      const stopped = { time: `^C\n${note(texts.time)}`, memory: note(texts.memory), output: note(texts.output), cancel: "^C\n" };
      return [
        `${promptText(item.prompt)}${item.line}\n`,
        withEnd(item.output),
        item.truncated ? note(texts.truncated) : "",
        item.stoppedBy === undefined ? "" : stopped[item.stoppedBy],
        item.state === "cancelled" ? "^C\n" : item.state === "failed" ? note(texts.failed) : "",
        item.asked ? note(texts.asked) : "",
        item.kept ? note(texts.kept) : "",
      ].join("");
    }
  }
}

const withEnd = (text: string) => (text === "" || text.endsWith("\n") ? text : `${text}\n`);

/** Whether a command is on its way: no prompt stands until it is back. */
export function isBusy({ items }: Pick<HostView, "items">): boolean {
  return items.some((item) => item.kind === "command" && item.state === "queued");
}
