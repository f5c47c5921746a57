import type { Draft } from "./draft";
import { readHandout, type HandoutFormat } from "./read-handout";
import { recogniseHandout } from "./recognise";

export type ImportedHandout = Draft & { format: HandoutFormat; source: string };

/**
 * Reads a study handout and recognises its scenarios. `root` is the project's folder.
 * @throws HandoutError when the file can not be read.
 */
export async function importHandout(bytes: Uint8Array, root: string): Promise<ImportedHandout> {
  const { format, text } = await readHandout(bytes, root);
  return { ...recogniseHandout(text), format, source: text };
}
