import { ROOT } from "../bootstrap/prepare.mjs";
import { ensureBuild } from "./ensure-build";

/** `npm run build`: what `npm start` would build, without starting. */
export async function run(): Promise<number> {
  await ensureBuild(ROOT, "build");
  return 0;
}
