import { createHash, randomBytes } from "node:crypto";

/** Secrets that stand in links and guest cookies: 256 random bits, base64url. Only their SHA-256 is ever stored. */

const TOKEN_BYTES = 32;
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;

export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** SHA-256 of a token. Text that is no token has a hash as well, one that nobody holds: a wrong link costs the same look-up as a dead one. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash("sha256").update(token).digest());
}

export function isToken(text: string): boolean {
  return TOKEN_SHAPE.test(text);
}
