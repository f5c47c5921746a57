import type { SandboxLimits } from "./sandbox";

/** File descriptors of the outer bubblewrap process beyond the standard three, of which the first is where it is told to go on, in the order of `starter.ts`. */
export const FDS = { status: 3, passwd: 4, group: 5, seccomp: 6, archive: 7, steps: 8, mapped: 9, nowhere: 10 } as const;

/** What the launcher says on `FDS.steps`. */
export const STEP_MOUNTED = "m";
export const STEP_HANDED_OVER = "g";

/**
 * What runs first inside: it says that the mounts stand, waits for its orders (words ended by NUL, until the input's end), unpacks the run's
 * files, lowers its limits for good, says that it hands over, and becomes the command. The limits are set inside because the process limit
 * counts per user namespace. `-P`: links are made as they stand, at once; whatever the archive holds stays inside.
 * Descriptors beyond the standard three are closed, for the server may have inherited some from whoever started it.
 */
const SCRIPT = `
printf ${STEP_MOUNTED} >&${FDS.steps}
mapfile -d '' -t orders
set -- "\${orders[@]}"
unset orders
[ $# -gt 8 ] || exit 125
tar -x -p -P -f - -C / --blocking-factor=256 --warning=no-timestamp "$8" <&${FDS.archive} || exit 125
exec ${FDS.archive}<&-
cd -- "$1" || exit 125
exec <"$2" || exit 125
ulimit -c 0 -n "$3" -t "$4" -f "$5" -v "$6" -u "$7" || exit 125
shift 8
unset OLDPWD SHLVL _
while [ "$1" != -- ]; do export "$1"; shift; done
shift
printf ${STEP_HANDED_OVER} >&${FDS.steps}
for fd in /proc/self/fd/*; do
  fd=\${fd##*/}
  if [ "$fd" -gt 2 ]; then eval "exec $fd>&-"; fi
done
unset fd
exec -- "$@"
`;

/** The launcher's own command line, the same for every run. */
export const LAUNCHER = ["/bin/bash", "--noprofile", "--norc", "-c", SCRIPT, "launcher"] as const;

/** What the launcher is to do. `env` reaches the command only, so that a preloaded library does not touch the launcher. */
export function launcherOrders(command: { argv: string[]; cwd: string; stdinFile?: string; env: Record<string, string>; keepOwners: boolean }, limits: SandboxLimits): string[] {
  const kibibytes = (bytes: number) => (Number.isFinite(bytes) ? String(Math.ceil(bytes / 1024)) : "unlimited");
  return [
    ...[command.cwd, command.stdinFile ?? "/dev/null"],
    ...[String(limits.openFiles), String(limits.cpuSeconds), kibibytes(limits.fileBytes), kibibytes(limits.addressSpaceBytes), String(limits.processes)],
    command.keepOwners ? "--same-owner" : "--no-same-owner",
    ...Object.entries(command.env).map(([name, value]) => `${name}=${value}`),
    "--",
    ...command.argv,
  ];
}
