import { answerCommand } from "./answer";
import type { HostAt } from "./host-at";
import { STANDING_IN } from "./programs";
import type { Argv, Reply } from "./words";

/** One call of a stand-in: where, and what. */
export type Call = { cwd: string; argv: Argv };

export const keyOf = ({ cwd, argv }: Call) => [cwd, ...argv].join("\x1f");

/** Programs that only run another one. */
const WRAPPERS = /^(?:sudo|command|exec|nice|nohup|stdbuf|env|time|watch)$/;

/**
 * The answers that a line's commands get. The sandbox is given those that its line asks for and no others, so that looking around in it
 * shows nothing that was not asked.
 */
export class KnownAnswers {
  readonly replies = new Map<string, { call: Call; reply: Reply }>();

  constructor(private readonly host: HostAt) {}

  /** Looks a call up; true where that brought an answer that was not known before. */
  learn(call: Call): boolean {
    const key = keyOf(call);
    if (this.replies.has(key)) return false;
    const reply = answerCommand(this.host, call.argv, call.cwd);
    if (reply) this.replies.set(key, { call, reply });
    return reply !== undefined;
  }

  of(call: Call): Reply | undefined {
    return this.replies.get(keyOf(call))?.reply;
  }
}

/** Characters of a command without expansions, quotes or redirections: its words are what they look like. */
const PLAIN = /^[\w\-.,:=%+@/ \u0080-\uffff]+$/;

/** Stand-ins that a line calls with plain words, found without running it. What is missed here the run itself asks for. */
export function plainCalls(line: string, cwd: string): Call[] {
  return line.split(/\|\|?|&&|[;\n]/).flatMap((part) => {
    const argv = plainArgv(part);
    return argv ? [{ cwd, argv }] : [];
  });
}

/** The one stand-in that a whole line calls with plain words; undefined where it does more than that. */
export function onlyCall(line: string, cwd: string): Call | undefined {
  const argv = plainArgv(line);
  return argv && { cwd, argv };
}

function plainArgv(part: string): Argv | undefined {
  // `2>/dev/null` and `2>&1` change nothing about a program that prints no errors.
  const text = part.replace(/\s2>(?:\/dev\/null|&1)\s*$/, "").trim();
  if (!PLAIN.test(text)) return undefined;
  const words = text.split(/ +/);
  while (WRAPPERS.test(words[0] ?? "")) {
    words.shift();
    while (/^-|^\w+=/.test(words[0] ?? "")) words.shift();
  }
  const [program = "", ...rest] = words;
  const name = program.slice(program.lastIndexOf("/") + 1);
  return STANDING_IN.includes(name) ? [name, ...rest] : undefined;
}
