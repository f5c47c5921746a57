import { fileURLToPath } from "node:url";
import { createServer, type ViteDevServer } from "vite";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Serves the editor alone, with two windows on one answer in one page, on a free local port. */
export async function startHarness(): Promise<{ url: string; close(): Promise<void> }> {
  const server: ViteDevServer = await createServer({
    configFile: false,
    root: fileURLToPath(new URL(".", import.meta.url)),
    cacheDir: `${root}/node_modules/.vite/editor-harness`,
    logLevel: "error",
    resolve: { alias: { "@": root }, dedupe: ["yjs", "react", "react-dom"] },
    oxc: { jsx: { runtime: "automatic" } },
    server: { host: "127.0.0.1", port: 0, fs: { allow: [root] } },
    css: { postcss: root },
    worker: { format: "es" },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (!address || typeof address === "string") throw new Error("the harness has no port");
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
