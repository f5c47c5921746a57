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
  const frame = [textFrame(ENGINE_MESSAGE + packet)];
  const options = { compress: false, wsPreEncodedFrame: frame };
  for (const { connection } of sockets) {
    const sender = idleSender(connection.conn);
    if (sender) sender.sendFrame(frame);
    // Where a transport does not take frames as they are, Engine.IO encodes the packet itself.
    else connection.conn.write(packet, options);
  }
}

/** What Engine.IO gives frames to that it gets encoded; its types leave it out. */
type Sender = { sendFrame(frame: readonly Buffer[]): void };
type Way = { readyState: string; writeBuffer: unknown[]; transport: { writable: boolean; perMessageDeflate?: unknown; socket?: { _sender?: Sender } } };

/**
 * The websocket itself, where everything that Engine.IO was given has gone there: then what is written to it comes after that. Engine.IO's
 * own way tells seven times of each packet that it is on its way, to nobody here, which costs nearly as much as encoding it. Null where
 * something waits, and where its insides are not as they are known.
 */
function idleSender(conn: LiveSocket["connection"]["conn"]): Sender | null {
  const { readyState, writeBuffer, transport } = conn as unknown as Way;
  if (readyState !== "open" || !transport.writable || writeBuffer?.length !== 0 || transport.perMessageDeflate) return null;
  const sender = transport.socket?._sender;
  return typeof sender?.sendFrame === "function" ? sender : null;
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
