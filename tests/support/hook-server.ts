import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A web server on this machine that keeps what it is sent and answers with the statuses it is told, then with 204. */
export class HookServer {
  readonly calls: { path: string; headers: IncomingHttpHeaders; body: string }[] = [];
  readonly statuses: number[] = [];
  private waiting: (() => void)[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<HookServer> {
    const server = createServer();
    const self = new HookServer(server);
    server.on("request", (request, response) => {
      void text(request).then((body) => {
        self.calls.push({ path: request.url ?? "", headers: request.headers, body });
        response.writeHead(self.statuses.shift() ?? 204, { location: "/elsewhere" }).end();
        for (const resolve of self.waiting.splice(0)) resolve();
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return self;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async until(isThere: () => boolean): Promise<void> {
    while (!isThere()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
