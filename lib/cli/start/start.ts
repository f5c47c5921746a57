import { ROOT } from "../bootstrap/prepare.mjs";
import { ensureBuild, SERVER_FILE } from "../build/ensure-build";
import { serve } from "./serve";

/** `npm start`: everything from a fresh clone to a production server. */
export async function run(): Promise<number> {
  return serve({
    command: "start",
    mode: "production",
    before: () => ensureBuild(ROOT, "start"),
    nodeArguments: ["--enable-source-maps", SERVER_FILE],
  });
}
