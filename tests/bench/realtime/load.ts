import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import { QUIET } from "@/lib/cli/bench/quiet";
import { MEMORY_FLAGS } from "@/lib/cli/start/server-process";
import type { PeerName } from "./dialects";
import type { Order } from "./generator";
import type { Pace, Typed } from "./group";
import type { RoomSeats } from "./room";
import { cpuSecondsOf } from "./peer-process";

type Reply = { id: number; value?: unknown; error?: string };

/** The load generator in its process. */
export class Load {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private last = 0;

  constructor() {
    this.child = fork(path.join(import.meta.dirname, "generator.ts"), { execArgv: [QUIET, ...MEMORY_FLAGS, "--import", "tsx"], serialization: "advanced" });
    this.child.on("message", ({ id, value, error }: Reply) => {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(error));
    });
    this.child.on("exit", () => this.waiting.forEach(({ reject }) => reject(new Error("the load generator ended"))));
  }

  get cpuSeconds(): number {
    return cpuSecondsOf(this.child.pid!);
  }

  /** Lets the people of all rooms in; gives the rooms' number. */
  async join(peer: PeerName, url: string, rooms: readonly RoomSeats[]): Promise<number> {
    const group = ++this.last;
    await this.ask({ do: "join", group, peer, url, rooms });
    return group;
  }

  type(group: number, pace: Pace): Promise<Typed> {
    return this.ask({ do: "type", group, pace });
  }

  /** Keystrokes acknowledged since typing began, by room. */
  acknowledged(group: number): Promise<number[]> {
    return this.ask({ do: "acknowledged", group });
  }

  leave(group: number): Promise<void> {
    return this.ask({ do: "leave", group });
  }

  stop(): void {
    this.child.removeAllListeners("exit");
    this.child.disconnect();
  }

  private ask<T>(order: Order): Promise<T> {
    const id = ++this.last;
    return new Promise<unknown>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.send({ id, order });
    }) as Promise<T>;
  }
}
