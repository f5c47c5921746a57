import path from "node:path";
import { mkdirSync } from "node:fs";
import { migrate } from "@/lib/server/setup/migrate";
import { freePort } from "@/lib/server/setup/free-port";
import { ROOT } from "../bootstrap/prepare.mjs";
import { step } from "../bootstrap/progress.mjs";
import { endOnSignal } from "../bootstrap/shutdown.mjs";
import { ensureBuild } from "../build/ensure-build";
import { seedDatabase, welcome } from "../start/demo";
import { readAddress } from "../start/settings";
import { completeEnvironment, openDatabase, takeDataFolder, wantsDemo } from "../start/workspace";
import { ClusterNode } from "./cluster-node";
import { startProxy } from "./nginx";
import { requireProgram, startProgram } from "./program";

const NODES = 2;

/** `npm run cluster`: the same build as several nodes on this machine, with Redis between them and Nginx in front. */
export async function run(): Promise<number> {
  const nginx = requireProgram("nginx", "nginx-light");
  const redis = requireProgram("redis-server", "redis-server");
  const demo = wantsDemo();
  const dataFolder = takeDataFolder("cluster");
  const address = await readAddress(demo);
  await ensureBuild(ROOT, "cluster");
  const databaseUrl = await step("데이터베이스 · Database", async () => {
    const url = await openDatabase(dataFolder);
    await migrate(url, ROOT);
    return url;
  });
  completeEnvironment({ dataFolder, databaseUrl, demo }, "production", address);
  const summary = await step("시나리오와 데모 · Scenarios and demo", () => seedDatabase(dataFolder, demo));
  process.env.REDIS_URL ||= await startRedis(redis, path.join(dataFolder, "redis"));
  const nodes = await Promise.all(Array.from({ length: NODES }, async (_, at) => new ClusterNode(at + 1, await freePort())));
  startProxy(nginx, path.join(dataFolder, "nginx"), `${address.host ?? "127.0.0.1"}:${address.port}`, nodes.map(({ port }) => port));
  const up = await Promise.all(nodes.map((node) => node.start()));
  if (!up.every(Boolean)) return 1;
  endOnSignal();
  console.log(welcome(`http://localhost:${address.port}`, summary, dataFolder));
  console.log(nodesText(nodes));
  return Promise.race(nodes.map((node) => node.keepRunning()));
}

async function startRedis(program: string, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const argv = [program, "--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  startProgram({ name: "Redis", argv, log: path.join(folder, "redis.log") });
  return `redis://127.0.0.1:${port}`;
}

function nodesText(nodes: readonly ClusterNode[]): string {
  const lines = nodes.map(({ number, port, pid }) => `  ${number}  http://127.0.0.1:${port}/api/health  kill -9 ${pid}`);
  return ["노드 · Nodes", ...lines, "노드 하나를 끝내도 면접은 이어지고, 그 노드는 다시 시작합니다 · Interviews go on when a node is killed, and it starts again", ""].join("\n");
}
