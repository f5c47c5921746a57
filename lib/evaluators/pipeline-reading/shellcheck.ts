import { z } from "zod";
import type { Finding } from "@/lib/protocol/evidence";
import { bubblewrapSandbox } from "../sandbox/bubblewrap";
import { probeSandbox, versionOf } from "../sandbox/probe";
import { READ_MAX_CHARS } from "./read-pipeline";

/** Most findings that are kept. */
const KEPT = 20;
const WALL_MS = 2_000;

const reportSchema = z.object({
  comments: z.array(z.object({ line: z.number(), endLine: z.number(), column: z.number(), endColumn: z.number(), level: z.string(), code: z.number(), message: z.string() })),
});

/** Offset of a line and a column, both from 1; columns count characters, offsets UTF-16 units. */
function offsetIn(source: string, lines: readonly string[], line: number, column: number): number {
  const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const characters = [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
  return Math.min(before + characters, source.length);
}

/** Findings of a report in ShellCheck's `json1` format. Throws on anything else. */
export function shellcheckFindings(source: string, report: string): Finding[] {
  const { comments } = reportSchema.parse(JSON.parse(report));
  const lines = source.split("\n");
  return comments.slice(0, KEPT).map(({ line, endLine, column, endColumn, code, message }) => ({
    id: `shellcheck:SC${code}`,
    message,
    start: offsetIn(source, lines, line, column),
    end: offsetIn(source, lines, endLine, endColumn),
  }));
}

let available: Promise<boolean> | undefined;
const isAvailable = () => (available ??= Promise.all([versionOf("shellcheck"), probeSandbox()]).then(([version, sandbox]) => version !== undefined && sandbox.available));

/** Whether `shellcheck` has anything to say here: it is installed, and the text is one that is read at all. */
export const lintsShell = async (source: string): Promise<boolean> => source.length <= READ_MAX_CHARS && isAvailable();

/** What ShellCheck says of a text; nothing where the text keeps it from finishing. */
export async function shellcheck(source: string, signal: AbortSignal): Promise<Finding[]> {
  const command = { argv: ["/usr/bin/shellcheck", "--norc", "--shell=bash", "--severity=info", "--format=json1", "/tmp/answer.sh"], files: { "/tmp/answer.sh": source }, writable: ["/tmp"], cwd: "/tmp", env: { LANG: "C.UTF-8" }, limits: { wallMs: WALL_MS, addressSpaceBytes: 1024 ** 3 } };
  const { stdout, exitCode, stoppedBy } = await bubblewrapSandbox.run(command, signal);
  // 1 means that there are findings, as with grep; above that it could not read the text.
  if (stoppedBy !== undefined || exitCode === null || exitCode > 1) return [];
  return shellcheckFindings(source, stdout);
}
