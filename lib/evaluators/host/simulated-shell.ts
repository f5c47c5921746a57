import type { SandboxEntry } from "../sandbox/sandbox";
import { simulate } from "../shell/simulate";
import { keyOf, type KnownAnswers } from "./known-answers";
import { CHANGING, DESTRUCTIVE, SIMULATED } from "./programs";
import type { LineOutcome, LineShell } from "./run-line";
import type { World } from "./world";

const WALL_MS = 2_500;
/** Programs that just-bash has too; they stand in only where the line is known to name the host's files. */
const ITS_OWN = new Set(["ls", "stat", "readlink", "find", "which", "file", "du", "hostname", "whoami", ...CHANGING]);
/** Mark behind which the child prints where the line ended. */
const END = "\x1ekkori-cwd:";

/** just-bash in a child process, for servers without bubblewrap; marked as simulated. */
export const simulatedShell: LineShell = {
  engine: { name: "just-bash", authoritative: false },
  async run({ line, at, world, known, terminal }, signal) {
    const silent = world.silent.find((path) => line.includes(path));
    if (silent !== undefined) return { output: "", exitCode: null, truncated: false, stoppedBy: "time", calls: [], ...unchanged(terminal) };
    const job = {
      source: `cd -- '${terminal.cwd.replaceAll("'", "'\\''")}' 2>/dev/null\n${terminal.env}\n${line.replace(/(^|[|;&]\s*)sudo\s+(?:-\S+\s+)*/g, "$1")}\n__code=$?; printf '${END}%s' "$PWD"; exit $__code`,
      files: plainFiles(world),
      env: { HOME: `/home/${at.facts.user}`, USER: at.facts.user, TZ: at.facts.timeZone },
      cwd: "/tmp",
      clock: Math.floor(at.now / 1000),
      stdin: null,
      collect: Object.keys(terminal.written),
      standIns: standIns(known),
      answers: answersOf(known),
    };
    const result = await simulate(job, WALL_MS, signal);
    const [shown = "", cwd] = result.stdout.split(END);
    const stopped = result.stoppedBy === undefined ? {} : { stoppedBy: result.stoppedBy };
    const calls = result.asked.flatMap(([folder = "", program = "", ...words]) => (program === "" ? [] : [{ cwd: folder, argv: [program, ...words] as const }]));
    return { output: shown + result.stderr, exitCode: result.exitCode, truncated: result.truncated, ...stopped, calls, ...unchanged(terminal), ...(cwd?.startsWith("/") ? { cwd } : {}) } satisfies LineOutcome;
  },
};

const unchanged = ({ cwd, env, written }: { cwd: string; env: string; written: Readonly<Record<string, string>> }) => ({ cwd, env, written: { ...written } });

function plainFiles({ entries }: World): Record<string, string | { content: string; mode: number }> {
  const text = (entry: SandboxEntry) => (typeof entry === "string" ? { content: entry, mode: 0o644 } : "text" in entry ? { content: entry.text, mode: entry.mode ?? 0o644 } : undefined);
  return Object.fromEntries(Object.entries(entries).flatMap(([path, entry]) => {
    const file = text(entry);
    return file ? [[path, file]] : [];
  }));
}

function standIns(known: KnownAnswers): string[] {
  const named = new Set([...known.replies.values()].filter(({ reply }) => reply.kind !== "real").map(({ call }) => call.argv[0]));
  return [...SIMULATED, ...CHANGING, ...DESTRUCTIVE].filter((name) => !ITS_OWN.has(name) || named.has(name));
}

function answersOf(known: KnownAnswers): Record<string, { out: string; err: string; code: number; told: boolean }> {
  return Object.fromEntries([...known.replies.values()].flatMap(({ call, reply }) => {
    if (reply.kind === "output") return [[keyOf(call), { out: reply.out, err: reply.err, code: reply.code, told: reply.sets.length > 0 }]];
    return reply.kind === "kept" ? [[keyOf(call), { out: "", err: "", code: 1, told: true }]] : [];
  }));
}
