import { clsx } from "clsx";
import { avatarLetter } from "@/lib/i18n/given-name";

const DYES = 6;

/** The dye of a name: the same name has the same colour everywhere (FNV-1a over its code points). */
function dyeOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % DYES;
}

/** One syllable of the given name on a dye. Decorative: the name stands beside it. */
export function Avatar({ name, size = 24, className }: { name: string; size?: 20 | 24 | 32 | 40; className?: string }) {
  return (
    <span className={clsx("av", `m${dyeOf(name)}`, size !== 24 && `s${size}`, className)} title={name} aria-hidden>
      {avatarLetter(name)}
    </span>
  );
}
