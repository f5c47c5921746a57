import { localeSchema, type Locale } from "@/lib/protocol/roles";
import type { Problem } from "./problem";
import type { Localized } from "./schema";
import type { TextSlot } from "./text-slots";
import type { Path, YamlFile } from "./yaml-file";

/** The text files of a scenario, by language. */
export type TextFiles = Record<Locale, YamlFile>;

export const LOCALES = localeSchema.options;

/** The non-empty text at `path`, or undefined. */
export function textAt(file: YamlFile, path: Path): string | undefined {
  let value: unknown = file.value;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** The text at `path` in both languages; empty where the files lack it, which `textProblems` reports. */
export function localizedAt(files: TextFiles, path: Path): Localized {
  return { ko: textAt(files.ko, path), en: textAt(files.en, path) };
}

/** Texts that are missing, and texts that no id of `scenario.yaml` asks for. */
export function textProblems(files: TextFiles, wanted: TextSlot[]): Problem[] {
  return LOCALES.flatMap((locale) => {
    const file = files[locale];
    if (file.problems.length > 0) return file.problems;
    return [...missing(files, locale, wanted), ...unknown(file, wanted)];
  });
}

function missing(files: TextFiles, locale: Locale, wanted: TextSlot[]): Problem[] {
  const file = files[locale];
  const others = LOCALES.filter((other) => other !== locale).map((other) => files[other]);
  return wanted
    .filter(({ path }) => textAt(file, path) === undefined)
    .filter(({ path, optional }) => !optional || others.some((other) => textAt(other, path) !== undefined))
    .map(({ path }) => ({ file: file.file, line: file.lineOf(path), message: missingMessage(path, locale) }));
}

function missingMessage(path: Path, locale: Locale): string {
  const level = path.at(-2) === "anchors" ? Number(path.at(-1)) + 1 : undefined;
  if (level !== undefined) return `criterion ${path.at(-3)} has fewer than five anchors: level ${level} is missing in ${locale}`;
  return `missing translation: ${path.join(".")} has no ${locale} text`;
}

function unknown(file: YamlFile, wanted: TextSlot[]): Problem[] {
  const known = new Set(wanted.map(({ path }) => path.join("/")));
  return leaves(file.value, [])
    .filter((path) => !known.has(path.join("/")))
    .map((path) => ({ file: file.file, line: file.lineOf(path), message: `no id in scenario.yaml asks for ${path.join(".")}` }));
}

function leaves(value: unknown, path: Path): Path[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => leaves(item, [...path, index]));
  if (typeof value === "object" && value !== null) return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
  return [path];
}
