import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { attachRealtime } from "@/lib/server/realtime/attach";
import { startInstallation } from "./builders/installation";

/** Where the test site says that it is; a browser would send it as `Origin`. */
export const TEST_ORIGIN = "http://kkori.test";

export type TestServer = { url: string; databaseUrl: string; stop(): Promise<void> };

/** The real sockets on a free port over a fresh database, without Next's pages. */
export async function startTestServer(variables: Record<string, string> = {}): Promise<TestServer> {
  const installation = await startInstallation({ NEXTAUTH_URL: TEST_ORIGIN, ...variables });
  const server = await listen();
  return {
    url: server.url,
    databaseUrl: installation.url,
    stop: async () => {
      await server.close();
      await installation.stop();
    },
  };
}

/** Serves sockets in this process with the environment as it stands. */
export async function listen(port = 0): Promise<{ url: string; port: number; close(): Promise<void> }> {
  const http = createServer((_request, response) => response.writeHead(404).end());
  const realtime = attachRealtime(http);
  http.listen(port, "127.0.0.1");
  await once(http, "listening");
  const { port: taken } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    close: async () => {
      http.close();
      await realtime.close();
      http.closeAllConnections();
    },
  };
}
