import path from "node:path";
import { serve } from "../start/serve";

/** `npm run dev`: the same data and database, with a server that starts anew when its files change and pages that reload in place. */
export async function run(): Promise<number> {
  return serve({
    command: "dev",
    mode: "development",
    before: async () => undefined,
    nodeArguments: [path.join("node_modules", "tsx", "dist", "cli.mjs"), "watch", "--clear-screen=false", path.join("lib", "server", "main.ts")],
  });
}
