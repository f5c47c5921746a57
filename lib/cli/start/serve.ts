import { ROOT } from "../bootstrap/prepare.mjs";
import { step } from "../bootstrap/progress.mjs";
import { endOnSignal, isShuttingDown } from "../bootstrap/shutdown.mjs";
import { migrate } from "@/lib/server/setup/migrate";
import { seedDatabase, welcome } from "./demo";
import { startServer } from "./server-process";
import { readAddress } from "./settings";
import { completeEnvironment, openDatabase, takeDataFolder, wantsDemo } from "./workspace";

export type ServeOptions = {
  command: "start" | "dev";
  mode: "production" | "development";
  /** What must be there before the server starts, such as a build. */
  before: () => Promise<void>;
  nodeArguments: string[];
};

/** Brings up database, data and server, says how to get in, and runs until told to stop or until the server ends. */
export async function serve({ command, mode, before, nodeArguments }: ServeOptions): Promise<number> {
  const demo = wantsDemo();
  const dataFolder = takeDataFolder(command);
  const address = await readAddress(demo);
  await before();
  const databaseUrl = await step("데이터베이스 · Database", async () => {
    const url = await openDatabase(dataFolder);
    await migrate(url, ROOT);
    return url;
  });
  completeEnvironment({ dataFolder, databaseUrl, demo }, mode, address);
  const summary = await step("시나리오와 데모 · Scenarios and demo", () => seedDatabase(dataFolder, demo));
  const server = startServer(nodeArguments);
  // Without the progress line, for the server writes its log to the same terminal.
  if (await server.answers(address.port, address.host)) {
    endOnSignal();
    console.log(welcome(`http://localhost:${address.port}`, summary, dataFolder));
  }
  const code = await server.exited;
  if (!isShuttingDown()) console.error(`서버가 멈췄습니다 (${code}). / The server stopped (${code}).`);
  return code === 0 ? 1 : code;
}
