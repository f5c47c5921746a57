import type { Check } from "@/lib/protocol/evidence";
import { named, says } from "../evidence/check-names";
import { clipCheck } from "../evidence/clip";
import { check } from "../evidence/verdicts";
import type { FileAfter } from "../sandbox/sandbox";
import type { ExpectedFiles } from "./expected";

const TYPES = { file: "typeFile", directory: "typeDirectory", link: "typeLink", other: "typeOther" } as const;
const modeText = (mode: number) => mode.toString(8).padStart(4, "0");

/** Compares what stands after the run. */
export function compareFiles(after: Readonly<Record<string, FileAfter>>, expected: ExpectedFiles): Check[] {
  return Object.entries(expected.files).flatMap(([path, wanted]) => {
    const found = after[path];
    if (!wanted.exists) return [check(`exists:${path}`, named("fileGone", { path }), !found, { got: found && [says(TYPES[found.type])] })];
    if (!found) return [check(`exists:${path}`, named("fileThere", { path }), false, { got: [says("none")] })];
    const owned = (id: "owner" | "group", name: string | undefined, got: string): Check[] => {
      return name === undefined ? [] : [check(`${id}:${path}`, named(id === "owner" ? "fileOwner" : "fileGroup", { path }), name === got, { expected: name, got })];
    };
    return [
      ...(wanted.mode === undefined ? [] : [check(`mode:${path}`, named("fileMode", { path }), Number.parseInt(wanted.mode, 8) === found.mode, { expected: wanted.mode.padStart(4, "0"), got: modeText(found.mode) })]),
      ...owned("owner", wanted.owner, found.owner),
      ...owned("group", wanted.group, found.group),
      ...(wanted.text === undefined ? [] : [check(`text:${path}`, named("fileText", { path }), wanted.text === found.text, { expected: clipCheck(wanted.text), got: found.text === undefined ? [says(TYPES[found.type])] : clipCheck(found.text) })]),
    ];
  });
}
