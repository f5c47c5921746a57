import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview, type InlineConfig } from "vite";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Serves the editor alone, with two windows on one answer in one page, on a free local port. It is bundled first: a development server
 * would send every page more than a thousand modules.
 */
export async function startHarness(): Promise<{ url: string; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), "kkori-harness-"));
  const config: InlineConfig = {
    configFile: false,
    root: fileURLToPath(new URL(".", import.meta.url)),
    logLevel: "error",
    resolve: { alias: { "@": root }, dedupe: ["yjs", "react", "react-dom"] },
    oxc: { jsx: { runtime: "automatic" } },
    css: { postcss: root },
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, minify: false, reportCompressedSize: false },
    preview: { host: "127.0.0.1", port: 0 },
  };
  await build(config);
  const server = await preview(config);
  const address = server.httpServer.address();
  if (!address || typeof address === "string") throw new Error("the harness has no port");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
