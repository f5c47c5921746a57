import type { Task } from "@/lib/content/schema";
import type { Fixture } from "@/lib/content/fixture";
import type { SandboxCommand } from "../sandbox/sandbox";
import { CANDIDATE } from "../sandbox/users";
import type { ShellOptions } from "./options";

const ANSWER_FOLDER = "/run/answer";

const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/")) || "/";

/** Without those that stand inside another one. */
const outermost = (paths: readonly string[]) => paths.filter((path) => !paths.some((other) => path.startsWith(`${other}/`)));

/** The script's name in the sandbox; what a task calls its file, without anything a path could mean. */
const scriptPath = (task: Task) => `${ANSWER_FOLDER}/${task.fileName.replace(/[^\w.-]/g, "_").replace(/^\.+/, "_")}`;

/** What runs for one case: the fixture's world with the answer beside it. Nothing of what is expected goes in. */
export function caseCommand(source: string, task: Task, fixture: Fixture, options: ShellOptions): SandboxCommand {
  const asRoot = fixture.identity === "root";
  const home = asRoot ? "/root" : CANDIDATE.home;
  const user = asRoot ? "root" : CANDIDATE.name;
  const script = scriptPath(task);
  const folders = fixture.writable ?? Object.keys(fixture.files).map(folderOf);
  return {
    argv: ["/bin/bash", script, ...options.args],
    files: { ...fixture.files, [script]: source },
    writable: outermost([...new Set(["/tmp", home, ANSWER_FOLDER, ...folders])]),
    cwd: home,
    ...(options.stdin === undefined ? {} : { stdinFile: options.stdin }),
    env: { HOME: home, USER: user, LOGNAME: user, LANG: "C.UTF-8", TZ: fixture.timeZone ?? "UTC" },
    ...(fixture.clock === undefined ? {} : { clock: Date.parse(fixture.clock) / 1000 }),
    identity: fixture.identity ?? "user",
    limits: { wallMs: options.wallMs },
  };
}
