import { createServer, type IncomingMessage } from "node:http";
import { Duplex } from "node:stream";
import type { ValuePart } from "@/lib/protocol/evidence";
import { says } from "../evidence/check-names";
import type { StubRequest, StubResponse } from "./resource";

/** How long a request may stay incomplete, in milliseconds. */
const COMPLETE_WITHIN_MS = 300;
const BODY_MAX_BYTES = 128 * 1024;

export type Exchange = { request?: StubRequest; response?: StubResponse; /** Why it is no request: in our words, or in the parser's. */ problem?: ValuePart };

/** A connection that nothing but the text comes in on. */
class TextConnection extends Duplex {
  constructor(text: string) {
    super();
    this.push(text);
  }
  override _read(): void {}
  override _write(_chunk: Buffer, _encoding: string, done: () => void): void {
    done();
  }
}

const flat = (message: IncomingMessage) => Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]));

/** Undefined where it is too large. */
async function bodyOf(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Lets Node's own HTTP parser read a text and `handle` answer it. Nothing is sent anywhere. */
export function exchange(text: string, handle: (request: StubRequest) => StubResponse): Promise<Exchange> {
  return new Promise((resolve) => {
    const connection = new TextConnection(text);
    const finish = (result: Exchange) => {
      clearTimeout(timer);
      connection.destroy();
      resolve(result);
    };
    const timer = setTimeout(() => finish({ problem: says("incompleteRequest") }), COMPLETE_WITHIN_MS);
    const server = createServer((message) => {
      // The parser takes a line without a version for HTTP/0.9, which no server of today speaks.
      if (message.httpVersionMajor < 1) return finish({ problem: says("noHttpVersion") });
      bodyOf(message).then(
        (body) => {
          if (body === undefined) return finish({ problem: says("bodyTooLarge") });
          const request = { method: message.method ?? "", path: message.url ?? "", headers: flat(message), body };
          finish({ request, response: handle(request) });
        },
        (error: Error) => finish({ problem: error.message }),
      );
    });
    server.on("clientError", (error: Error & { code?: string }) => finish({ problem: `${error.code ?? ""} ${error.message}`.trim() }));
    connection.on("error", () => undefined);
    server.emit("connection", connection);
  });
}
