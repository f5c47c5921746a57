import { accessSync, constants, existsSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { positional, type Command, type CommandIo } from "./command";
import { faketimeLibrary } from "@/lib/evaluators/sandbox/clock";
import { isInstalled } from "../test/debian-packages";
import { knownTrouble } from "../bootstrap/stop.mjs";

type Program = { name: string; aptPackage: string; use: string; find?: () => string | undefined };

/** What parts of Kkori call, with the Debian package that brings each. */
const PROGRAMS: readonly Program[] = [
  { name: "chromium", aptPackage: "chromium", use: "브라우저 테스트 · browser tests" },
  { name: "bwrap", aptPackage: "bubblewrap", use: "답안 격리 · sandbox for snippets" },
  { name: "gawk", aptPackage: "gawk", use: "shell" },
  { name: "libfaketime", aptPackage: "libfaketime", use: "shell", find: faketimeLibrary },
  { name: "nginx", aptPackage: "nginx-light", use: "nginx" },
  { name: "redis-server", aptPackage: "redis-server", use: "redis" },
  { name: "shellcheck", aptPackage: "shellcheck", use: "shell" },
  { name: "systemd-analyze", aptPackage: "systemd", use: "systemd" },
];

type Finding = { name: string; ok: boolean; detail: string };
type KindFinding = Finding & { aptPackages: string[] };

export const doctor: Command = {
  name: "doctor",
  summary: "이 컴퓨터에서 되는 것과 모자란 것을 보여 줍니다 · Shows what this machine can run and what is missing",
  usage: "[--json]\n\n  끝낼 때의 코드: Kkori가 돌 수 있으면 0 · exit code: 0 when Kkori itself can run",
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options: { json: { type: "boolean" } }, allowPositionals: true });
    positional(positionals);
    const base = [{ name: "Node.js", ok: true, detail: process.versions.node }, await databaseFinding()];
    const programs = PROGRAMS.map(({ name, aptPackage, use, find = () => findProgram(name) }) => {
      const found = find();
      return { name, ok: found !== undefined, detail: found ?? `${aptPackage} (${use})`, aptPackages: found ? [] : [aptPackage] };
    });
    const kinds = await kindFindings();
    const wanted = new Set([...programs, ...kinds].flatMap((finding) => finding.aptPackages));
    const missing = [...wanted].filter((name) => !isInstalled(name)).sort();
    const install = missing.length === 0 ? null : `apt-get install -y --no-install-recommends ${missing.join(" ")}`;
    if (values.json) io.print(JSON.stringify({ base, programs, kinds, install }, null, 2));
    else show(io, base, programs, kinds, install);
    return base.every((finding) => finding.ok) ? 0 : 1;
  },
};

async function databaseFinding(): Promise<Finding> {
  if (process.env.DATABASE_URL) {
    const { requireDatabase } = await import("../start/database-trouble");
    return requireDatabase(process.env.DATABASE_URL).then(
      () => ({ name: "PostgreSQL", ok: true, detail: "DATABASE_URL" }),
      (error: unknown) => ({ name: "PostgreSQL", ok: false, detail: knownTrouble(error) ?? String(error) }),
    );
  }
  try {
    const { postgresVersion } = await import("@/lib/server/setup/postgres-binaries");
    return { name: "PostgreSQL", ok: true, detail: `내장 · embedded, ${await postgresVersion()}` };
  } catch (error) {
    return { name: "PostgreSQL", ok: false, detail: (error as Error).message };
  }
}

async function kindFindings(): Promise<KindFinding[]> {
  const { evaluators } = await import("@/lib/evaluators/registry");
  return Promise.all(
    evaluators.map(async (evaluator) => {
      const { kind } = evaluator;
      const found = await evaluator.probe();
      if (!found.available) return { name: kind, ok: false, detail: found.reason, aptPackages: found.aptPackages };
      const { name, version = "", authoritative } = found.engine;
      const simulated = authoritative ? "" : " (흉내만 냅니다 · simulation)";
      return { name: kind, ok: true, detail: `${name} ${version}`.trim() + simulated, aptPackages: [] };
    }),
  );
}

/** Where a program is; system folders count although a person's PATH may leave them out. */
function findProgram(name: string): string | undefined {
  const named = name === "chromium" ? process.env.CHROMIUM_PATH : undefined;
  if (named) return existsSync(named) ? named : undefined;
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin"];
  return folders.filter(Boolean).map((folder) => path.join(folder, name)).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function show(io: CommandIo, base: Finding[], programs: Finding[], kinds: Finding[], install: string | null): void {
  const line = ({ name, ok, detail }: Finding) => io.print(`  ${ok ? "✓" : "✗"} ${name.padEnd(16)} ${detail}`);
  io.print("Kkori");
  base.forEach(line);
  io.print("\n프로그램 · Programs");
  programs.forEach(line);
  io.print("\n답안 종류 · Kinds of snippets");
  kinds.forEach(line);
  io.print(install ? `\n모자란 것 설치 · To install what is missing (Debian, Ubuntu; root)\n  ${install}` : "\n모두 있습니다. / Nothing is missing.");
}
