import { prepare } from "./prepare.mjs";
import { exit } from "./shutdown.mjs";
import { report } from "./stop.mjs";

/**
 * Prepares the checkout, then hands over to the TypeScript module that is the command; its `run` gives the exit code.
 * @param {string} name
 * @param {() => Promise<{ run(args: string[]): Promise<number> }>} load
 * @param {NodeJS.WriteStream} [out] where progress goes
 */
export async function runCommand(name, load, out) {
  try {
    await prepare(name, out);
    const { run } = await load();
    await exit(await run(process.argv.slice(2)));
  } catch (error) {
    report(error);
    await exit(1);
  }
}
