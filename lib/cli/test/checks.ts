import { writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../bootstrap/prepare.mjs";
import { single, type Counts } from "./counts";
import { runTool, type ToolResult } from "./tool";

/** Checks that need no database and no browser; each counts as one. Their output is shown when they fail. */
export const checks = {
  lint: () => report("lint", runTool(["node_modules", "eslint", "bin", "eslint.js"], ["."], { quiet: true })),
  types: () => report("types", types()),
  content: () => report("content", runTool(["lib", "cli", "kkori.mjs"], ["content-check"], { quiet: true })),
};

async function report(name: string, run: Promise<ToolResult>): Promise<Counts> {
  const started = Date.now();
  const { succeeded, output } = await run;
  if (!succeeded) console.log(output.trimEnd());
  console.log(`${succeeded ? "✓" : "✗"} ${name}  ${Math.round((Date.now() - started) / 1000)} s`);
  return single(succeeded);
}

async function types(): Promise<ToolResult> {
  const generated = await runTool(["node_modules", "next", "dist", "bin", "next"], ["typegen"], { quiet: true });
  if (!generated.succeeded) return generated;
  return runTool(["node_modules", "typescript", "bin", "tsc"], ["--noEmit", "-p", writeConfig()], { quiet: true });
}

/** tsconfig.json without `.next/dev/types`: what a development server left there may be about routes that are gone. */
function writeConfig(): string {
  const file = path.join(ROOT, ".kkori", "tsconfig.check.json");
  const config = {
    extends: "../tsconfig.json",
    compilerOptions: { tsBuildInfoFile: "./check.tsbuildinfo" },
    include: ["../next-env.d.ts", "../**/*.ts", "../**/*.tsx", "../.next/types/**/*.ts"],
    exclude: ["../node_modules", "../dist"],
  };
  writeFileSync(file, JSON.stringify(config, null, 2));
  return file;
}
