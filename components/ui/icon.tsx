import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";

/** A lucide icon at the kit's stroke. Decorative: the words beside it carry the meaning. */
export function Icon({ as: Glyph, size = 16, className }: { as: LucideIcon; size?: 12 | 14 | 16 | 18 | 20; className?: string }) {
  return <Glyph aria-hidden className={clsx("i", size !== 16 && `s${size}`, className)} strokeWidth={size === 12 ? 2 : 1.75} />;
}
