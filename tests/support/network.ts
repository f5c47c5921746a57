import { once } from "node:events";
import { connect as connectTo, createServer, type AddressInfo, type Socket } from "node:net";

/** A network between a page and the server that a test can cut: connections break without a farewell, new ones are refused. */
export class Network {
  private readonly pairs = new Set<Socket>();
  private isCut = false;
  private isDeaf = false;
  private constructor(
    readonly port: number,
    private readonly server: ReturnType<typeof createServer>,
    private target: string,
  ) {}

  static async to(target: string): Promise<Network> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const network = new Network((server.address() as AddressInfo).port, server, target);
    server.on("connection", (near) => network.carry(near));
    return network;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From now on leads elsewhere: what was there started anew on another port. */
  leadTo(target: string): void {
    this.target = target;
  }

  /** Breaks everything that goes on, and refuses what comes. */
  cut(): void {
    this.isCut = true;
    this.breakAll();
  }

  mend(): void {
    this.isCut = false;
  }

  /** What goes out still arrives, and no answer comes back until everything breaks. */
  deafen(): void {
    this.isDeaf = true;
  }

  /** Breaks what goes on; new connections work. */
  breakAll(): void {
    this.isDeaf = false;
    for (const socket of this.pairs) socket.destroy();
    this.pairs.clear();
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, "close");
  }

  private carry(near: Socket): void {
    if (this.isCut) return void near.destroy();
    const { hostname, port } = new URL(this.target);
    const far = connectTo({ host: hostname, port: Number(port) });
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
    far.on("data", (answer) => void (this.isDeaf || near.write(answer)));
  }
}
