import { request } from "node:http";
import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/**
 * A websocket client that costs the load generator as little as it can: no events, no compression, and a mask of zeros, which the
 * standard allows and every server removes like any other. The package `ws` would spend more on each frame than some servers do.
 */
export class Wire {
  /** Called with each message: what it holds, and whether it is text. */
  onMessage: (payload: Buffer, isText: boolean) => void = () => undefined;
  onClose: () => void = () => undefined;
  private rest: Buffer | null = null;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.read(chunk));
    socket.on("close", () => this.onClose());
    socket.on("error", () => socket.destroy());
  }

  /** Opens a connection; `wired` gets it before its first message. Rejects when the server does not upgrade. */
  static open(url: string, headers: Record<string, string>, wired: (wire: Wire) => void): Promise<Wire> {
    return new Promise((resolve, reject) => {
      const key = randomBytes(16).toString("base64");
      const upgrade = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13", "sec-websocket-key": key };
      const asked = request(url.replace(/^ws/, "http"), { headers: { ...headers, ...upgrade }, agent: false });
      asked.on("upgrade", (_response, socket, head) => {
        const wire = new Wire(socket as Socket);
        wired(wire);
        if (head.length > 0) wire.read(head);
        resolve(wire);
      });
      asked.on("response", (response) => reject(new Error(`no websocket at ${url}: ${response.statusCode}`)));
      asked.on("error", reject);
      asked.end();
    });
  }

  send(payload: string | Uint8Array): void {
    const isText = typeof payload === "string";
    this.write(isText ? TEXT : 2, isText ? Buffer.from(payload) : payload);
  }

  close(): void {
    this.socket.destroy();
  }

  private write(opcode: number, payload: Uint8Array): void {
    if (this.socket.destroyed) return;
    const { length } = payload;
    const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
    const frame = Buffer.alloc(6 + extra + length);
    frame[0] = 0x80 | opcode;
    frame[1] = 0x80 | (extra === 0 ? length : extra === 2 ? 126 : 127);
    if (extra === 2) frame.writeUInt16BE(length, 2);
    if (extra === 8) frame.writeBigUInt64BE(BigInt(length), 2);
    frame.set(payload, 6 + extra);
    this.socket.write(frame);
  }

  private read(chunk: Buffer): void {
    const data = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    let at = 0;
    for (;;) {
      if (data.length - at < 2) break;
      const short = data[at + 1]! & 0x7f;
      const header = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (data.length - at < header) break;
      const length = short === 126 ? data.readUInt16BE(at + 2) : short === 127 ? Number(data.readBigUInt64BE(at + 2)) : short;
      if (data.length - at < header + length) break;
      this.take(data[at]! & 0x0f, data.subarray(at + header, at + header + length));
      at += header + length;
    }
    this.rest = at === data.length ? null : data.subarray(at);
  }

  private take(opcode: number, payload: Buffer): void {
    if (opcode === PING) this.write(PONG, payload);
    else if (opcode === CLOSE) this.socket.end();
    else if (opcode !== PONG) this.onMessage(payload, opcode === TEXT);
  }
}
