import type { FailureCode } from "@/lib/protocol/failures";
import { live } from "./live";
import type { LiveSocket } from "./live-socket";

/** Ends a window for good: it is told why and does not come back by itself. */
export function dismiss({ connection }: Pick<LiveSocket, "connection">, code: FailureCode): void {
  connection.emit("gone", code);
  connection.disconnect(true);
}

/** Ends every window of an account, because its sessions were ended. */
export async function dismissAccount(userId: string): Promise<void> {
  for (const { room: loading } of live().rooms.values()) {
    const room = await loading.catch(() => null);
    for (const socket of room?.sockets.values() ?? []) if (socket.viewer.userId === userId) dismiss(socket, "unauthenticated");
  }
}

/** Ends every window of an interview that is no more. */
export async function dismissInterview(interviewId: string): Promise<void> {
  const room = await live().rooms.get(interviewId)?.room.catch(() => null);
  for (const socket of room?.sockets.values() ?? []) dismiss(socket, "notFound");
}
