import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { step } from "./progress.mjs";
import { runNode } from "./run.mjs";

/**
 * Generates the Prisma client when the schema or Prisma changed. The stamp goes first and comes last, so a half-made client is remade.
 * @param {string} root
 * @param {NodeJS.WriteStream} [out]
 */
export async function ensurePrismaClient(root, out) {
  if (prismaClientIsCurrent(root)) return;
  const stamp = stampOf(root);
  rmSync(stampFile(root), { force: true });
  await step("데이터베이스 클라이언트 생성 · Generating the database client", () => generate(root), out);
  writeFileSync(stampFile(root), stamp);
}

/**
 * Whether the generated client comes from the schema as it stands. Packages must be installed.
 * @param {string} root
 */
export function prismaClientIsCurrent(root) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), "utf8") === stampOf(root);
}

/** @param {string} root */
function stampFile(root) {
  return path.join(root, "lib", "server", "db", "generated", ".stamp");
}

/** @param {string} root */
async function generate(root) {
  await runNode({
    what: "prisma generate",
    args: [path.join("node_modules", "prisma", "build", "index.js"), "generate", "--schema", path.join("prisma", "schema.prisma")],
    cwd: root,
    log: path.join(root, ".kkori", "logs", "prisma.log"),
    // Generating needs no engine; naming any file keeps Prisma from downloading one.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
  });
}

/** @param {string} root */
function stampOf(root) {
  const { version } = JSON.parse(readFileSync(path.join(root, "node_modules", "prisma", "package.json"), "utf8"));
  return createHash("sha256").update(version).update(readFileSync(path.join(root, "prisma", "schema.prisma"))).digest("hex");
}
