import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import { ANSWER_TEXT_KEY } from "@/lib/protocol/limits";
import { DIALECTS, type PeerName, type Seat } from "./dialects";
import type { Fleet } from "./fleet";
import { MEAN_GAP_MS } from "./measure-typing";

const ROOMS = 20;
/** Hocuspocus saves 10 s after typing began and every 10 s from then on: half way between two saves is its average. */
const KILL_AFTER_S = 15;

export type KillResult = { peer: PeerName; acknowledged: number; lost: number };

/** Kills servers while people type on both at once, starts them again and counts what they had acknowledged and no longer have. */
export async function measureKill(fleet: Fleet): Promise<KillResult[]> {
  const { load, rooms } = fleet.machine;
  const names = (["kkori", "hocuspocus"] as const).filter((name) => fleet.peers.has(name));
  const seats = rooms.slice(0, ROOMS);
  return Promise.all(
    names.map(async (peer) => {
      const process = fleet.get(peer);
      const before = await lengths(peer, process.url, seats.map(([, second]) => second!));
      const group = await load.join(peer, process.url, seats);
      const typing = load.type(group, { meanGapMs: MEAN_GAP_MS, seconds: KILL_AFTER_S + 1, drainMs: 0 });
      await delay(KILL_AFTER_S * 1_000);
      await process.kill();
      await typing;
      const acknowledged = await load.acknowledged(group);
      await load.leave(group);
      await process.start();
      const after = await lengths(peer, process.url, seats.map(([, second]) => second!));
      const lost = acknowledged.map((count, at) => Math.max(0, count - (after[at]! - before[at]!)));
      return { peer, acknowledged: sum(acknowledged), lost: sum(lost) };
    }),
  );
}

/** How much text each room holds for somebody who opens it now. */
function lengths(peer: PeerName, url: string, seats: readonly Seat[]): Promise<number[]> {
  return Promise.all(
    seats.map(async (seat) => {
      const { wire, state } = await DIALECTS[peer].join(url, seat, null);
      wire.close();
      const doc = new Y.Doc();
      if (state.length > 0) Y.applyUpdate(doc, state);
      return doc.getText(ANSWER_TEXT_KEY).length;
    }),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
