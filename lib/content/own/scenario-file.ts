import { z } from "zod";
import { OWN_SCENARIO_MAX_BYTES, ownScenarioSchema, type OwnScenario } from "./own-scenario";
import { fromText, reasonOf, toYaml } from "./scenario-text.mjs";

/** One scenario as one file, to keep, to hand on and to read in again: YAML or JSON of this shape. */
export const scenarioFileSchema = z.strictObject({ kkori: z.literal("scenario"), format: z.literal(1), scenario: ownScenarioSchema });

/** Largest such file, in bytes: block texts are indented, so that it is larger than the scenario in the database. */
export const SCENARIO_FILE_MAX_BYTES = 3 * OWN_SCENARIO_MAX_BYTES;

export class ScenarioFileError extends Error {
  /** `detail` names the field at fault, or what YAML does not like. */
  constructor(readonly detail: string) {
    super(detail);
    this.name = "ScenarioFileError";
  }
}

/** The file of a scenario, as YAML. */
export function writeScenarioFile(scenario: OwnScenario): string {
  return toYaml(scenarioFile(scenario));
}

/** What the file of a scenario holds. */
export function scenarioFile(scenario: OwnScenario): z.input<typeof scenarioFileSchema> {
  return { kkori: "scenario", format: 1, scenario };
}

/** Whether a text claims to be such a file, in YAML or JSON. */
export function isScenarioFile(text: string): boolean {
  return /^\s*(?:\{\s*"kkori"\s*:\s*"scenario"|(?:---\s+)?["']?kkori["']?\s*:\s*["']?scenario\b)/.test(text.slice(0, 200).replace(/^\ufeff/, ""));
}

/** The scenario of a file. Throws `ScenarioFileError` for one that does not fit. */
export function readScenarioFile(text: string): OwnScenario {
  if (text.length > SCENARIO_FILE_MAX_BYTES) throw new ScenarioFileError("too large");
  return readScenarioValue(valueOf(text));
}

/** The scenario of what a file held. Throws like `readScenarioFile`. */
export function readScenarioValue(value: unknown): OwnScenario {
  const parsed = scenarioFileSchema.safeParse(value);
  if (parsed.success) return parsed.data.scenario;
  const issue = parsed.error.issues[0];
  throw new ScenarioFileError(`${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? ""}`);
}

function valueOf(text: string): unknown {
  try {
    return fromText(text);
  } catch (thrown) {
    throw new ScenarioFileError(reasonOf(thrown));
  }
}
