import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { fixtureSchema, type Fixture } from "./fixture-schema";

export { fixtureSchema, type Fixture } from "./fixture-schema";

type Generate = (seed: number) => unknown;
const fixtureModuleSchema = z.object({ generate: z.custom<Generate>((value) => typeof value === "function", { error: "exports no function `generate`" }) });

/** Runs the generator of a task. `folder` is the scenario's folder. Throws where the module or what it returns does not fit. */
export async function generateFixture(folder: string, taskId: string, seed: number): Promise<Fixture> {
  const url = pathToFileURL(join(folder, "tasks", taskId, "fixture.mjs")).href;
  const loaded: unknown = await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ url);
  const { generate } = fixtureModuleSchema.parse(loaded);
  return z.looseObject(fixtureSchema.shape).parse(generate(seed));
}
