import type { Host } from "@/lib/content/host";
import type { Scenario } from "@/lib/content/schema";
import type { HostResult } from "@/lib/protocol/host";
import { HOST_ENV_MAX_CHARS, HOST_OUTPUT_MAX_BYTES, HOST_PATH_MAX_CHARS, HOST_WRITTEN_MAX_BYTES } from "@/lib/protocol/limits";
import { clip } from "../evidence/clip";
import type { StopReason } from "../sandbox/sandbox";
import { heldFor, heldPaths } from "./answer";
import { hostAt, type HostAt, type Reached } from "./host-at";
import { type Call, keyOf, KnownAnswers, onlyCall, plainCalls } from "./known-answers";
import type { Reply } from "./words";
import { type World, worldOf } from "./world";

/** Where a terminal stands before a line. Everything of it comes from the journal. */
export type TerminalState = { cwd: string; env: string; written: Readonly<Record<string, string>>; history: readonly string[] };

/** A line to run. `elapsedMs` is on the interview's clock. */
export type HostLine = { scenario: Scenario; host: Host; reached: Reached; elapsedMs: number; terminal: TerminalState; line: string };

/** What one run of a line gives, whatever ran it. */
export type LineOutcome = {
  output: string;
  exitCode: number | null;
  truncated: boolean;
  stoppedBy?: StopReason;
  calls: Call[];
  cwd: string;
  env: string;
  written: Record<string, string>;
};

/** Runs whole lines with real tools, simulated commands within them. */
export interface LineShell {
  readonly engine: HostResult["engine"];
  run(input: { line: string; at: HostAt; world: World; known: KnownAnswers; terminal: TerminalState }, signal: AbortSignal): Promise<LineOutcome>;
}

/** Most times that a line is run until every simulated command in it has its answer. */
const ROUNDS_MAX = 4;
const CALLS_KEPT = 12;
const COMMAND_KEPT_CHARS = 300;

/**
 * Runs one line on the host. A simulated command alone is answered at once; anything else is run by `shell`, again while commands in it
 * ask for answers that the host has. Never rejects for what a line does.
 */
export async function runLine(input: HostLine, shell: LineShell, signal: AbortSignal): Promise<HostResult> {
  const at = hostAt(input.host, input.reached, input.elapsedMs);
  const known = new KnownAnswers(at);
  const alone = onlyCall(input.line, input.terminal.cwd);
  const direct = alone && answeredAlone(input, known, alone);
  if (direct) return resultOf(input, known, { engine: shell.engine, outcome: direct });
  const world = await worldOf(input.scenario, at, input.terminal.written);
  for (const call of plainCalls(input.line, input.terminal.cwd)) known.learn(call);
  for (let round = 1; ; round += 1) {
    const outcome = await shell.run({ line: input.line, at, world, known, terminal: input.terminal }, signal);
    const learnt = outcome.calls.map((call) => known.learn(call)).some(Boolean);
    if (!learnt || round === ROUNDS_MAX || outcome.stoppedBy !== undefined) return resultOf(input, known, { engine: shell.engine, outcome });
  }
}

/** The answer to a line that is one simulated command, unless the sandbox has to make it. */
function answeredAlone({ terminal }: HostLine, known: KnownAnswers, call: Call): LineOutcome | undefined {
  known.learn(call);
  const reply = known.of(call);
  if (reply?.kind === "real") return undefined;
  const base = { output: "", truncated: false, calls: [call], cwd: terminal.cwd, env: terminal.env, written: { ...terminal.written } };
  if (reply?.kind === "output") return { ...base, output: reply.out + reply.err, exitCode: reply.code };
  if (reply?.kind === "hangs") return { ...base, output: reply.out, exitCode: null, stoppedBy: "time" };
  return { ...base, exitCode: reply === undefined ? 127 : 1 };
}

function resultOf(input: HostLine, known: KnownAnswers, { engine, outcome }: { engine: HostResult["engine"]; outcome: LineOutcome }): HostResult {
  const { terminal, host, reached, line } = input;
  const calls = [...new Map(outcome.calls.map((call) => [keyOf(call), call])).values()].slice(0, CALLS_KEPT);
  const replies = calls.map((call) => ({ call, reply: known.of(call) }));
  const shown = clip(outcome.output, HOST_OUTPUT_MAX_BYTES);
  const asked = [
    ...replies.flatMap(({ call, reply }) => (reply === undefined ? [{ command: textOf(call), heldFor: heldFor(host, reached, call.argv) }] : [])),
    ...heldPaths(host, reached, line).map(({ path, from }) => ({ command: path, heldFor: from })),
  ];
  return {
    engine,
    // A terminal would obey the second set of control characters as well.
    output: shown.text.replace(/[\u007f-\u009f]/g, "\u2421"),
    exitCode: outcome.exitCode,
    truncated: shown.clipped || outcome.truncated,
    ...(outcome.stoppedBy === undefined ? {} : { stoppedBy: outcome.stoppedBy }),
    asked,
    kept: replies.flatMap(({ call, reply }) => (reply?.kind === "kept" ? [textOf(call)] : [])),
    sets: [...new Set(replies.flatMap(({ reply }) => setsOf(reply)))],
    cwd: outcome.cwd.length > 0 && outcome.cwd.length <= HOST_PATH_MAX_CHARS ? outcome.cwd : terminal.cwd,
    env: outcome.env.length <= HOST_ENV_MAX_CHARS ? outcome.env : terminal.env,
    written: small(outcome.written),
  };
}

const setsOf = (reply: Reply | undefined) => (reply?.kind === "output" ? reply.sets : []);

function textOf({ argv }: Call): string {
  return clip(argv.join(" "), COMMAND_KEPT_CHARS).text;
}

/** The files that fit, in the order of their names; a flood leaves the first ones. */
function small(written: Record<string, string>): Record<string, string> {
  let left = HOST_WRITTEN_MAX_BYTES;
  return Object.fromEntries(
    Object.entries(written).sort(([a], [b]) => (a < b ? -1 : 1)).filter(([path, text]) => {
      const bytes = Buffer.byteLength(path) + Buffer.byteLength(text);
      if (path.length > HOST_PATH_MAX_CHARS || bytes > left || /[\0\ufffd]/.test(text)) return false;
      left -= bytes;
      return true;
    }),
  );
}
