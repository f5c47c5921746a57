/** A command on the host and what came of it, or something that appeared on the terminal by itself. */
export type HostItemView =
  | {
      kind: "command";
      entryId: string;
      clockMs: number;
      prompt: string;
      line: string;
      state: "queued" | "done" | "failed" | "cancelled";
      output: string;
      truncated: boolean;
      stoppedBy?: "time" | "memory" | "output" | "cancel";
      /** The host had no answer to some of it; the interviewer was told. */
      asked: boolean;
      /** Some of it would have changed the host and was not carried out. */
      kept: boolean;
    }
  /** What the interviewer answered to a command by hand. */
  | { kind: "answer"; entryId: string; clockMs: number; line: string; text: string }
  | { kind: "wall"; eventId: string; clockMs: number; text: string };

/** The terminal, as everybody in the room sees it. */
export type HostView = {
  name: string;
  /** Before the next command. */
  prompt: string;
  /** Runs without the real tools. */
  simulated: boolean;
  items: HostItemView[];
};

/** What an interviewer sees beside the terminal: what waits for an answer, and what may be injected. Empty for observers. */
export type ConsoleHostView = HostView & {
  /** Newest first. `cards`: those that would answer it, best first. */
  asked: { entryId: string; line: string; clockMs: number; commands: { command: string; heldFor: string | null }[]; cards: { nodeId: string; title: string }[] }[];
  events: { eventId: string; title: string; state: "ready" | "later" | "happened" }[];
};
