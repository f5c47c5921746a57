import { existsSync } from "node:fs";
import { FDS } from "./launcher";
import type { SandboxCommand, SandboxLimits } from "./sandbox";
import { CANDIDATE } from "./users";

/** Programs and their data; /usr/local and /usr/src stay out, for they hold what an administrator put on this host. */
const SHOWN = ["/usr/bin", "/usr/sbin", "/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/share", "/etc/alternatives"];
const LINKS = ["bin", "sbin", "lib", "lib64"];

const byteLength = (file: SandboxCommand["files"][string]) => Buffer.byteLength(typeof file === "string" ? file : "text" in file ? file.text : "");

/** Sizes are rounded up to this, so that runs that differ in the answer's length alone ask for the same sandbox. */
const SIZE_STEP = 4 * 1024 * 1024;

/** Size of each writable directory: what is put there plus the allowance. */
function directorySize(command: SandboxCommand, directory: string, limits: SandboxLimits): number {
  const given = Object.entries(command.files).filter(([path]) => path.startsWith(`${directory}/`));
  const needed = given.reduce((total, [, file]) => total + byteLength(file) + 4096, 0) + limits.directoryBytes;
  return Math.ceil(needed / SIZE_STEP) * SIZE_STEP;
}

/** How the accounts are mapped. With `mapping`, the server writes the map (root only) and root inside may give files away. */
function identityArgs(mapping: boolean, asRoot: boolean): string[] {
  const [uid, gid] = asRoot ? [0, 0] : [CANDIDATE.uid, CANDIDATE.gid];
  const capabilities = asRoot ? ["--cap-drop", "ALL", "--cap-add", "CAP_CHOWN", "--cap-add", "CAP_FOWNER", "--cap-add", "CAP_DAC_OVERRIDE", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_KILL"] : ["--cap-drop", "ALL"];
  // Bubblewrap waits for the map only where it also says who is to be mapped; the status says that too.
  // The nested namespace of --disable-userns maps one account only; where more are mapped the system call filter alone forbids new namespaces.
  return [...capabilities, ...(mapping ? ["--userns-block-fd", String(FDS.mapped), "--info-fd", String(FDS.nowhere)] : ["--disable-userns", "--uid", String(uid), "--gid", String(gid)])];
}

/** Directories above a mount point, outermost first, so that they are made open to every account of the sandbox. */
function above(path: string): string[] {
  const parts = path.split("/").filter(Boolean);
  return parts.slice(0, -1).map((_, index) => `/${parts.slice(0, index + 1).join("/")}`);
}

/** Arguments of bubblewrap, up to and with `--`. Writable directories come first: one of them may be /etc. */
export function bwrapArgs(command: SandboxCommand, limits: SandboxLimits, mapping: boolean): string[] {
  const shown = SHOWN.filter((path) => existsSync(path));
  return [
    ...["--unshare-user", "--unshare-all", "--new-session", "--die-with-parent", "--hostname", "host"],
    ...["--json-status-fd", String(FDS.status), "--seccomp", String(FDS.seccomp)],
    ...identityArgs(mapping, command.identity === "root"),
    ...[...new Set(["/usr", "/etc", ...command.writable.flatMap(above)])].flatMap((path) => ["--perms", "0755", "--dir", path]),
    ...command.writable.flatMap((path) => ["--perms", path === "/tmp" ? "1777" : "0755", "--size", String(directorySize(command, path, limits)), "--tmpfs", path]),
    ...shown.flatMap((path) => ["--ro-bind", path, path]),
    ...LINKS.filter((name) => shown.includes(`/usr/${name}`)).flatMap((name) => ["--symlink", `usr/${name}`, `/${name}`]),
    ...["--perms", "0644", "--file", String(FDS.passwd), "/etc/passwd", "--perms", "0644", "--file", String(FDS.group), "/etc/group"],
    ...Object.entries(command.readOnly ?? {}).flatMap(([host, inside]) => ["--ro-bind", host, inside]),
    // A read-only /dev leaves no room in /dev/shm, and makes libfaketime start every process at the same instant.
    ...["--proc", command.procfs ?? "/proc", "--dev", "/dev", "--remount-ro", "/dev"],
    ...["--remount-ro", "/", "--chdir", "/", "--"],
  ];
}
