import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const END_OF_HEAD = "\r\n\r\n";

/** What arrives on any connection is read into it and used up before anything else arrives. */
const INBOX = Buffer.alloc(64 * 1024);

/**
 * A websocket client that costs the load generator as little as it can: no events, no streams for what arrives, no compression, and a mask
 * of zeros, which the standard allows and every server removes like any other. The package `ws` would spend more on each frame than some
 * servers do.
 */
export class Wire {
  /** Called with each message: what it holds, and whether it is text. The bytes are there during the call only. */
  onMessage: (payload: Buffer, isText: boolean) => void = () => undefined;
  onClose: () => void = () => undefined;
  private rest: Buffer | null = null;
  private readonly socket: Socket;

  /** `upgraded` is called with the server's answer to the request. */
  private constructor(url: URL, private upgraded: ((head: string) => void) | null) {
    const callback = (length: number): true => {
      this.read(INBOX.subarray(0, length));
      return true;
    };
    this.socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true, onread: { buffer: INBOX, callback } });
    this.socket.on("close", () => this.onClose());
    this.socket.on("error", () => this.socket.destroy());
  }

  /** Opens a connection; `wired` gets it before its first message. Rejects when the server does not upgrade. */
  static open(url: string, headers: Record<string, string>, wired: (wire: Wire) => void): Promise<Wire> {
    return new Promise((resolve, reject) => {
      const target = new URL(url);
      const refused = (head: string) => reject(new Error(`no websocket at ${url}: ${head.split("\r\n")[0]}`));
      const wire: Wire = new Wire(target, (head) => {
        if (!head.startsWith("HTTP/1.1 101 ")) {
          refused(head);
          return wire.close();
        }
        wire.onClose = () => undefined;
        wired(wire);
        resolve(wire);
      });
      wire.onClose = () => refused("connection closed");
      const key = randomBytes(16).toString("base64");
      const upgrade = { host: target.host, connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13", "sec-websocket-key": key };
      const lines = Object.entries({ ...headers, ...upgrade }).map(([name, value]) => `${name}: ${value}`);
      wire.socket.write([`GET ${target.pathname}${target.search} HTTP/1.1`, ...lines].join("\r\n") + END_OF_HEAD);
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
    let at = this.upgraded ? this.readHead(data, this.upgraded) : 0;
    while (!this.upgraded) {
      if (data.length - at < 2) break;
      const short = data[at + 1]! & 0x7f;
      const header = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (data.length - at < header) break;
      const length = short === 126 ? data.readUInt16BE(at + 2) : short === 127 ? Number(data.readBigUInt64BE(at + 2)) : short;
      if (data.length - at < header + length) break;
      this.take(data[at]! & 0x0f, data.subarray(at + header, at + header + length));
      at += header + length;
    }
    this.rest = at === data.length ? null : Buffer.from(data.subarray(at));
  }

  /** Gives where the messages begin, or 0 as long as the head is not whole. */
  private readHead(data: Buffer, upgraded: (head: string) => void): number {
    const end = data.indexOf(END_OF_HEAD);
    if (end < 0) return 0;
    this.upgraded = null;
    upgraded(data.toString("latin1", 0, end));
    return end + END_OF_HEAD.length;
  }

  private take(opcode: number, payload: Buffer): void {
    if (opcode === PING) this.write(PONG, payload);
    else if (opcode === CLOSE) this.socket.end();
    else if (opcode !== PONG) this.onMessage(payload, opcode === TEXT);
  }
}
