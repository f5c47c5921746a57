import type { ServerToClient } from "@/lib/protocol/frames";
import type { LiveSocket } from "./live-socket";

/** Engine.IO's "message" with Socket.IO's "event" in it. */
const ENGINE_MESSAGE = "4";
const SOCKET_EVENT = "2";

/** A final text frame of a server, and where its length stands (RFC 6455, 5.2). */
const TEXT_FRAME = 0x81;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;
const ONE_BYTE_MAX = 125;
const TWO_BYTES_MAX = 0xffff;

/**
 * Sends one event without binary parts to some windows, in the order of everything else that they are sent. It is encoded once and each
 * window costs one write of the same bytes; by way of rooms and adapter it would be walked and wrapped again for each.
 */
export function sendToAll<E extends keyof ServerToClient>(sockets: readonly LiveSocket[], event: E, ...args: Parameters<ServerToClient[E]>): void {
  if (sockets.length === 0) return;
  const packet = SOCKET_EVENT + JSON.stringify([event, ...args]);
  // Where a transport does not take frames as they are, Engine.IO encodes the packet itself.
  const options = { compress: false, wsPreEncodedFrame: [textFrame(ENGINE_MESSAGE + packet)] };
  for (const { connection } of sockets) connection.conn.write(packet, options);
}

/** An unmasked websocket frame in one piece. */
function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = headOf(length);
  const frame = Buffer.allocUnsafe(head.length + length);
  frame.set(head);
  frame.write(text, head.length);
  return frame;
}

function headOf(length: number): readonly number[] {
  if (length <= ONE_BYTE_MAX) return [TEXT_FRAME, length];
  if (length <= TWO_BYTES_MAX) return [TEXT_FRAME, LENGTH_IN_2_BYTES, length >>> 8, length & 0xff];
  return [TEXT_FRAME, LENGTH_IN_8_BYTES, 0, 0, 0, 0, length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff];
}
