import { PEERS, type PeerName } from "./dialects";
import type { Pace, Typed } from "./group";
import type { RoomSeats } from "./room";
import type { Load } from "./load";
import { PeerProcess } from "./peer-process";
import type { Stage } from "./stage";

/** Some thousands of keys: by then what every key runs through is compiled. */
export const WARM_UP_ROOMS = 20;
const WARM_UP: Pace = { meanGapMs: 20, seconds: 4, drainMs: 5_000 };

export type Machine = { stage: Stage; load: Load; rooms: readonly RoomSeats[] };

/** Processor time of one typing, in seconds. */
export type Spent = Typed & { cpu: number; databaseCpu: number; generatorCpu: number };

/** All servers, each in its process, warmed up. */
export class Fleet {
  readonly peers = new Map<PeerName, PeerProcess>();
  private constructor(readonly machine: Machine) {}

  static async start(machine: Machine, names: readonly PeerName[] = PEERS): Promise<Fleet> {
    const fleet = new Fleet(machine);
    for (const name of names) {
      const peer = await PeerProcess.start(name);
      fleet.peers.set(name, peer);
      const group = await machine.load.join(name, peer.url, machine.rooms.slice(0, WARM_UP_ROOMS));
      await machine.load.type(group, WARM_UP);
      await machine.load.leave(group);
    }
    return fleet;
  }

  get(name: PeerName): PeerProcess {
    const peer = this.peers.get(name);
    if (!peer) throw new Error(`${name} was not started`);
    return peer;
  }

  /** Types in a group's rooms and says what that cost. */
  async type(name: PeerName, group: number, pace: Pace): Promise<Spent> {
    const { stage, load } = this.machine;
    const peer = this.get(name);
    const clocks = () => [peer.cpuSeconds, stage.postgresCpuSeconds(), load.cpuSeconds] as const;
    const before = clocks();
    const typed = await load.type(group, pace);
    const [cpu, databaseCpu, generatorCpu] = clocks().map((after, at) => after - before[at]!) as [number, number, number];
    return { ...typed, cpu, databaseCpu, generatorCpu };
  }

  async stop(): Promise<void> {
    // One that is being profiled writes its profile when it ends by itself.
    for (const peer of this.peers.values()) await (process.env.BENCH_PROFILE === peer.name ? peer.stop() : peer.kill());
  }
}
