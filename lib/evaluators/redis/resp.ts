/** Redis's protocol, RESP2: requests out, replies in. */

export type Reply = string | number | null | { error: string } | Reply[];

/** Deepest nesting and most bytes that are read back; a script may answer anything. */
const MAX_DEPTH = 16;

/** One command as the protocol wants it; arguments are bytes of UTF-8. */
export function encodeCommand(words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join("")}`;
}

class Reader {
  private at = 0;
  constructor(private readonly bytes: Buffer) {}

  private line(): string | undefined {
    const end = this.bytes.indexOf("\r\n", this.at);
    if (end < 0) return undefined;
    const text = this.bytes.toString("utf8", this.at, end);
    this.at = end + 2;
    return text;
  }

  private bulk(length: number): string | null | undefined {
    if (length < 0) return null;
    if (this.at + length + 2 > this.bytes.length) return undefined;
    const text = this.bytes.toString("utf8", this.at, this.at + length);
    this.at += length + 2;
    return text;
  }

  private list(length: number, depth: number): Reply | undefined {
    if (length < 0) return null;
    const items: Reply[] = [];
    for (let index = 0; index < length; index += 1) {
      const item = this.next(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  }

  /** The next reply; undefined where the bytes end, or are no RESP. */
  next(depth = 0): Reply | undefined {
    const line = depth > MAX_DEPTH ? undefined : this.line();
    if (line === undefined) return undefined;
    const rest = line.slice(1);
    switch (line[0]) {
      case "+":
        return rest;
      case "-":
        return { error: rest };
      case ":":
        return Number(rest);
      case "$":
        return this.bulk(Number(rest));
      case "*":
        return this.list(Number(rest), depth);
      default:
        return undefined;
    }
  }
}

/** The first `most` replies that are complete. */
export function decodeReplies(bytes: Buffer, most: number): Reply[] {
  const reader = new Reader(bytes);
  const replies: Reply[] = [];
  while (replies.length < most) {
    const reply = reader.next();
    if (reply === undefined) break;
    replies.push(reply);
  }
  return replies;
}

/** A reply as redis-cli would show it, on one line. */
export function replyText(reply: Reply | undefined): string {
  if (reply === undefined) return "(no reply)";
  if (reply === null) return "(nil)";
  if (typeof reply === "object" && !Array.isArray(reply)) return `(error) ${reply.error}`;
  return Array.isArray(reply) ? `[${reply.map(replyText).join(", ")}]` : String(reply);
}
