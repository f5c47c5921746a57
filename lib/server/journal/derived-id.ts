import { createHash } from "node:crypto";

/** Namespace of ids that Kkori derives (RFC 9562, version 5). */
const NAMESPACE = Buffer.from("6f1d7a5c3b0e4f62a9d48c0b7e215f93", "hex");

/** The same id for the same purpose and subject on every node and after every restart, so that doing it twice is harmless. */
export function derivedId(purpose: string, subject: string): string {
  const bytes = createHash("sha1").update(NAMESPACE).update(`${purpose}:${subject}`).digest().subarray(0, 16);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x50;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
