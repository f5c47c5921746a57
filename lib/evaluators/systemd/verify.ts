import type { Fixture } from "@/lib/content/fixture";
import { bubblewrapSandbox } from "../sandbox/bubblewrap";
import type { SandboxCommand, SandboxFile, SandboxResult } from "../sandbox/sandbox";

const UNIT_FOLDER = "/etc/systemd/system";
const STUB: SandboxFile = { text: "#!/bin/sh\n", mode: 0o755 };
/** Prefixes of a command line in a unit, systemd.service(5). */
const COMMAND_PREFIX = /^[@\-:+!|]*/;

/** The programs that a unit starts; verify asks whether they are there. */
export function programsOf(execLines: readonly string[]): string[] {
  const paths = execLines.map((line) => line.replace(COMMAND_PREFIX, "").split(/\s/, 1)[0] ?? "");
  return [...new Set(paths.filter((path) => /^\/(srv|opt|home|usr\/local)\/[\w./-]{1,200}$/.test(path) && !path.split("/").includes("..")))];
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/"));
const outermost = (paths: readonly string[]) => [...new Set(paths)].filter((path, _index, all) => !all.some((other) => path !== other && path.startsWith(`${other}/`)));

function command(source: string, unit: string, fixture: Fixture, programs: readonly string[], argv: string[]): SandboxCommand {
  const stubs = Object.fromEntries(programs.map((path) => [path, STUB]));
  const files: Record<string, SandboxFile> = { ...stubs, ...fixture.files, [`${UNIT_FOLDER}/${unit}`]: source };
  return {
    argv,
    files,
    writable: outermost(["/tmp", "/run", ...Object.keys(files).map(folderOf)]),
    cwd: "/tmp",
    env: { LANG: "C.UTF-8", SYSTEMD_COLORS: "0", SYSTEMD_LOG_TARGET: "console" },
    // systemd-analyze looks up accounts through a socket pair.
    network: "loopback",
  };
}

/** `systemd-analyze verify`: says nothing where all is well; unknown keys are in its text alone, its exit code is 0. */
export function verifyUnit(source: string, unit: string, fixture: Fixture, programs: readonly string[], signal: AbortSignal): Promise<SandboxResult> {
  const argv = ["/usr/bin/systemd-analyze", "verify", "--man=no", "--recursive-errors=no", `${UNIT_FOLDER}/${unit}`];
  return bubblewrapSandbox.run(command(source, unit, fixture, programs, argv), signal);
}

/** `systemd-analyze security --offline`: the overall exposure, 0.0 to 10.0; undefined where it gives none. */
export async function exposureOf(source: string, unit: string, fixture: Fixture, programs: readonly string[], signal: AbortSignal): Promise<number | undefined> {
  const argv = ["/usr/bin/systemd-analyze", "security", "--offline=true", "--no-pager", `${UNIT_FOLDER}/${unit}`];
  const { stdout } = await bubblewrapSandbox.run(command(source, unit, fixture, programs, argv), signal);
  const level = /Overall exposure level for .{1,200}: (\d{1,2}\.\d)/.exec(stdout)?.[1];
  return level === undefined ? undefined : Number(level);
}
