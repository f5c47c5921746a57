import type { Check } from "@/lib/protocol/evidence";
import { clipCheck } from "../evidence/clip";
import { check } from "../evidence/verdicts";
import type { FileAfter } from "../sandbox/sandbox";
import type { ExpectedFiles } from "./expected";

const modeText = (mode: number) => mode.toString(8).padStart(4, "0");

/** Compares what stands after the run. */
export function compareFiles(after: Readonly<Record<string, FileAfter>>, expected: ExpectedFiles): Check[] {
  return Object.entries(expected.files).flatMap(([path, wanted]) => {
    const found = after[path];
    if (!wanted.exists) return [check(`exists:${path}`, `${path} is gone`, !found, { got: found?.type })];
    if (!found) return [check(`exists:${path}`, `${path} exists`, false)];
    const owned = (id: string, name: string | undefined, got: string): Check[] => {
      return name === undefined ? [] : [check(`${id}:${path}`, `${path} ${id}`, name === got, { expected: name, got })];
    };
    return [
      ...(wanted.mode === undefined ? [] : [check(`mode:${path}`, `${path} mode`, Number.parseInt(wanted.mode, 8) === found.mode, { expected: wanted.mode.padStart(4, "0"), got: modeText(found.mode) })]),
      ...owned("owner", wanted.owner, found.owner),
      ...owned("group", wanted.group, found.group),
      ...(wanted.text === undefined ? [] : [check(`text:${path}`, `${path} text`, wanted.text === found.text, { expected: clipCheck(wanted.text), got: clipCheck(found.text ?? found.type) })]),
    ];
  });
}

/** What the reference comes to, for a side-by-side view. */
export const filesText = (expected: ExpectedFiles) =>
  Object.entries(expected.files)
    .map(([path, { exists, mode, owner, group }]) => (exists ? `${mode?.padStart(4, "0") ?? "????"} ${owner ?? "-"}:${group ?? "-"} ${path}\n` : `(gone) ${path}\n`))
    .join("");
