import { createHmac } from "node:crypto";
import { env } from "../env";

/**
 * Passwords and link tokens of the demo group are drawn from the installation's secret: a second seeding knows them again without
 * their being stored, and no two installations share them.
 */
function secretBytes(purpose: string): Buffer {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(`kkori demo ${purpose}`).digest();
}

/** 256 bits, in the shape of every link's token. */
export function demoToken(purpose: string): string {
  return secretBytes(`link ${purpose}`).toString("base64url");
}

/** Letters and digits that can not be taken for each other. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP_CHARS = 4;

/** About 79 bits, easy to type: `k7mq-x2ra-9fhd-tw4c`. */
export function demoPassword(email: string): string {
  const bytes = secretBytes(`password ${email}`);
  const characters = Array.from({ length: GROUPS * GROUP_CHARS }, (_, at) => ALPHABET[bytes.readUInt16BE(at * 2) % ALPHABET.length]);
  return Array.from({ length: GROUPS }, (_, group) => characters.slice(group * GROUP_CHARS, (group + 1) * GROUP_CHARS).join("")).join("-");
}
