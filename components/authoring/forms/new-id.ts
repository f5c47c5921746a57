import type { NewId } from "@/lib/content/own/blank";

/** Letters and digits of an id made here; 40 bits are plenty within one scenario. */
const ID_CHARS = 10;

export const newId: NewId = (kind) => `${kind}-${crypto.randomUUID().replaceAll("-", "").slice(0, ID_CHARS)}`;
