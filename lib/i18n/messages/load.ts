import type { Locale } from "@/lib/protocol/roles";
import { NAMESPACES } from "./namespaces";

/** All texts of one language, by namespace. */
export async function loadMessages(locale: Locale): Promise<Record<string, unknown>> {
  const entries = await Promise.all(
    NAMESPACES.map(async (name) => [name, (await import(`./${locale}/${name}.json`)).default] as const),
  );
  return Object.fromEntries(entries);
}
