import { bubblewrapSandbox } from "../sandbox/bubblewrap";
import type { FileAfter, SandboxCommand, SandboxResult } from "../sandbox/sandbox";
import type { Call } from "./known-answers";
import type { LineOutcome, LineShell, TerminalState } from "./run-line";
import { AFTER_FILE, CALLS_FILE, LINE_SCRIPT, runFiles } from "./shell-script";
import { PROCFS } from "./world";

/** Real bash and its tools in a sandbox whose files, clock and /proc are the host's. */
export const sandboxShell: LineShell = {
  engine: { name: "bash", authoritative: true },
  async run({ line, at, world, known, terminal }, signal) {
    const home = `/home/${at.facts.user}`;
    const command: SandboxCommand = {
      argv: ["/bin/bash", "--noprofile", "--norc", "-c", LINE_SCRIPT, "-bash", terminal.cwd],
      files: { ...world.entries, ...runFiles(line, known, terminal, at.counting) },
      writable: world.writable,
      cwd: "/tmp",
      env: { HOME: home, USER: at.facts.user, LOGNAME: at.facts.user, LANG: "C.UTF-8", TERM: "dumb", HOSTNAME: at.facts.name, TZ: at.facts.timeZone, PATH: "/run/host/bin:/usr/bin:/usr/sbin:/bin:/sbin" },
      clock: Math.floor(at.now / 1000),
      collect: ["/run/out", "/tmp", home],
      procfs: PROCFS,
    };
    const result = await bubblewrapSandbox.run(command, signal);
    if (!result.started && result.stoppedBy !== "cancel") throw new Error(`sandbox: ${result.stderr}`);
    return outcomeOf(result, terminal, home);
  },
};

function outcomeOf(result: SandboxResult, terminal: TerminalState, home: string): LineOutcome {
  const after = result.filesAfter ?? {};
  const [cwd = "", ...env] = (after[AFTER_FILE]?.text ?? "").split("\n");
  return {
    // Where bash stands in a script is no news on a terminal.
    output: result.stdout.replace(/^-bash: (?:eval: )?line \d+: /gm, "-bash: ") + result.stderr,
    exitCode: result.exitCode,
    truncated: result.truncated,
    ...(result.stoppedBy === undefined ? {} : { stoppedBy: result.stoppedBy }),
    calls: callsOf(after[CALLS_FILE]?.text ?? ""),
    cwd: cwd.startsWith("/") ? cwd : terminal.cwd,
    env: after[AFTER_FILE] === undefined ? terminal.env : env.join("\n"),
    written: writtenIn(after, ["/tmp", home]),
  };
}

function writtenIn(after: Record<string, FileAfter>, folders: readonly string[]): Record<string, string> {
  const own = Object.entries(after).filter(([path, { type }]) => type === "file" && folders.some((folder) => path.startsWith(`${folder}/`)));
  return Object.fromEntries(own.flatMap(([path, { text, size }]) => (text === undefined || Buffer.byteLength(text) < size ? [] : [[path, text]])));
}

/** Records of folder, count and words, each ended by NUL. What a hostile line wrote there is read as far as it makes sense. */
function callsOf(text: string): Call[] {
  const fields = text.split("\0");
  const calls: Call[] = [];
  for (let at = 0; at + 2 < fields.length && calls.length < 32; ) {
    const [cwd = "", count = ""] = [fields[at], fields[at + 1]];
    const words = Number(count);
    if (!Number.isInteger(words) || words < 1 || words > 200) break;
    const [program = "", ...rest] = fields.slice(at + 2, at + 2 + words);
    if (program !== "") calls.push({ cwd, argv: [program, ...rest] });
    at += 2 + words;
  }
  return calls;
}
