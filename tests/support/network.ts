import { once } from "node:events";
import { connect as connectTo, createServer, type AddressInfo, type Socket } from "node:net";

/** A network between a page and the server that a test can cut: connections break without a farewell, new ones are refused. */
export class Network {
  private readonly pairs = new Set<Socket>();
  private isCut = false;
  private constructor(
    readonly url: string,
    private readonly server: ReturnType<typeof createServer>,
  ) {}

  static async to(target: string): Promise<Network> {
    const { hostname, port } = new URL(target);
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const network = new Network(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
    server.on("connection", (near) => network.carry(near, hostname, Number(port)));
    return network;
  }

  /** Breaks everything that goes on, and refuses what comes. */
  cut(): void {
    this.isCut = true;
    this.breakAll();
  }

  mend(): void {
    this.isCut = false;
  }

  /** Breaks what goes on; new connections work. */
  breakAll(): void {
    for (const socket of this.pairs) socket.destroy();
    this.pairs.clear();
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, "close");
  }

  private carry(near: Socket, host: string, port: number): void {
    if (this.isCut) return void near.destroy();
    const far = connectTo({ host, port });
    const pair = [near, far] as const;
    for (const socket of pair) {
      this.pairs.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        for (const other of pair) other.destroy();
        this.pairs.delete(socket);
      });
    }
    near.pipe(far);
    far.pipe(near);
  }
}
