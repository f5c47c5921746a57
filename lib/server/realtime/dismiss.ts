import type { FailureCode } from "@/lib/protocol/failures";
import { live } from "./live";
import type { LiveConnection, LiveSocket } from "./live-socket";

/** Ends a window for good: it is told why and does not come back by itself. */
export function dismiss({ connection }: Pick<LiveSocket, "connection">, code: FailureCode): void {
  connection.emit("gone", code);
  connection.disconnect(true);
}

/** Lets the windows of an account be found on every node. */
export function noteAccount(connection: LiveConnection): void {
  const { userId } = connection.data.viewer;
  if (userId !== null) void connection.join(accountRoom(userId));
}

/** Ends every window of an account on every node, because its sessions were ended. */
export function dismissAccount(userId: string): void {
  const windows = live().io?.in(accountRoom(userId));
  windows?.emit("gone", "unauthenticated");
  windows?.disconnectSockets(true);
}

function accountRoom(userId: string): string {
  return `account/${userId}`;
}

/** Ends every window of an interview that is no more. */
export async function dismissInterview(interviewId: string): Promise<void> {
  const room = await live().rooms.get(interviewId)?.room.catch(() => null);
  for (const socket of room?.sockets.values() ?? []) dismiss(socket, "notFound");
}
