import type { OwnScenario } from "../own/own-scenario";
import { isScenarioFile, readScenarioValue, scenarioFile, ScenarioFileError, SCENARIO_FILE_MAX_BYTES } from "../own/scenario-file";
import { runAside } from "./aside";
import type { Draft } from "./draft";
import { readHandout, type HandoutFormat } from "./read-handout";
import { recogniseByLine } from "./recognise";
import { inTurns } from "./turns";

/** What a file held: a handout for a person to look through, or a scenario that was exported. */
export type ImportedFile = { kind: "handout"; format: HandoutFormat; source: string; draft: Draft } | { kind: "scenario"; scenario: OwnScenario };

/**
 * Reads a study handout and recognises its scenarios, or reads an exported scenario. `root` is the project's folder.
 * @throws HandoutError when the file can not be read, ScenarioFileError when an exported scenario does not fit.
 */
export async function importHandout(bytes: Uint8Array, root: string): Promise<ImportedFile> {
  const { format, text } = await readHandout(bytes, root);
  if (format === "text" && isScenarioFile(text)) return { kind: "scenario", scenario: await readScenarioAside(text, root) };
  return { kind: "handout", format, source: text, draft: await inTurns(recogniseByLine(text)) };
}

async function readScenarioAside(text: string, root: string): Promise<OwnScenario> {
  if (text.length > SCENARIO_FILE_MAX_BYTES) throw new ScenarioFileError("too large");
  const done = await runAside({ kind: "parse", text }, root);
  if ("invalid" in done) throw new ScenarioFileError(done.invalid);
  return readScenarioValue("value" in done ? done.value : undefined);
}

/** The file of a scenario, as YAML. @throws HandoutError("tooSlow") */
export async function writeScenarioAside(scenario: OwnScenario, root: string): Promise<string> {
  const done = await runAside({ kind: "write", value: scenarioFile(scenario) }, root);
  if (!("text" in done)) throw new Error("a scenario could not be written");
  return done.text;
}
