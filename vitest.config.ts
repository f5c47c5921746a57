import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const project = (name: string, extra: object = {}) => ({
  extends: true as const,
  test: { name, environment: "node", include: [`tests/${name}/**/*.test.ts`], ...extra },
});

const globalSetup = "tests/support/global-setup.ts";

export default defineConfig({
  resolve: { alias: { "@": root, "monaco-editor/esm/vs/editor/editor.api.js": "monaco-editor/editor" }, dedupe: ["yjs", "lib0"] },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [project("unit"), project("contract", { globalSetup }), project("realtime", { globalSetup, fileParallelism: false })],
  },
});
