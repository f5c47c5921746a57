import { bubblewrapSandbox } from "../sandbox/bubblewrap";
import type { SandboxResult } from "../sandbox/sandbox";
import { decodeReplies, encodeCommand, type Reply } from "./resp";

const PORT = 6379;

/** One server for one session, nothing kept; requests go in as they stand, what comes back goes out in base64, for it may be any bytes. */
const SESSION = `
redis-server --port ${PORT} --bind 127.0.0.1 --save '' --appendonly no --dir /tmp --maxclients 20 --maxmemory 48mb --daemonize no --logfile /tmp/redis.log >/dev/null 2>&1 &
for attempt in {1..300}; do
  if exec 3<>/dev/tcp/127.0.0.1/${PORT}; then break; fi 2>/dev/null
  read -rt 0.01 <> <(:)
done 2>/dev/null
{ true >&3; } 2>/dev/null || { cat /tmp/redis.log >&2; exit 70; }
cat /run/session/requests >&3 &
cat <&3 | base64 --wrap=0
`;

const WALL_MS = 2_500;

export type Session = { outcome: SandboxResult; replies: Reply[] };

/** Sends commands to a fresh Redis, one connection, in order. Its clock is the host's: its allocator hangs under libfaketime. Replies end early where the server does. */
export async function redisSession(commands: readonly (readonly string[])[], signal: AbortSignal): Promise<Session> {
  const requests = [...commands, ["QUIT"]].map(encodeCommand).join("");
  const outcome = await bubblewrapSandbox.run(
    {
      argv: ["/bin/bash", "/run/session/session.sh"],
      files: { "/run/session/session.sh": SESSION, "/run/session/requests": requests },
      writable: ["/tmp", "/run/session"],
      cwd: "/tmp",
      env: { LANG: "C.UTF-8" },
      network: "loopback",
      limits: { wallMs: WALL_MS },
    },
    signal,
  );
  return { outcome, replies: decodeReplies(Buffer.from(outcome.stdout, "base64"), commands.length) };
}
