import { setTimeout as delay } from "node:timers/promises";
import { Network } from "../../support/network";
import { Page } from "../../support/page";
import { QUESTION } from "./dialects";
import type { Fleet } from "./fleet";
import { MEAN_GAP_MS } from "./measure-typing";
import { PeerProcess } from "./peer-process";

const PAGES = 20;
const TYPED_BEFORE_MS = 3_000;

/** Milliseconds from the death of a node until its people's pages are on another one, and until all that they typed is on disk; ascending. */
export type MoveResult = { online: number[]; saved: number[] };

/** Kills a node under pages that type, the same client code that a browser runs, and lets their way lead to a second node. */
export async function measureMove(fleet: Fleet): Promise<MoveResult | null> {
  if (!fleet.peers.has("kkori")) return null;
  const [first, second] = [await PeerProcess.start("kkori"), await PeerProcess.start("kkori")];
  const way = await Network.to(first.url);
  const candidates = fleet.machine.rooms.slice(0, PAGES).map(([seat]) => seat);
  const pages = candidates.map((seat) => new Page(way.url, { viewer: { interviewId: seat.room }, surface: seat.surface, cookie: seat.cookie }));
  const typists = await Promise.all(
    pages.map(async (page) => {
      await page.online();
      const { text } = await page.answer(QUESTION);
      return setInterval(() => text.insert(text.length, "x"), MEAN_GAP_MS);
    }),
  );
  await delay(TYPED_BEFORE_MS);
  await first.kill();
  const from = performance.now();
  way.leadTo(second.url);
  const times = await Promise.all(
    pages.map(async (page, at) => {
      await page.until("being offline", ({ connection }) => connection.state === "offline");
      await page.online();
      const online = performance.now() - from;
      clearInterval(typists[at]);
      await page.saved();
      return { online, saved: performance.now() - from };
    }),
  );
  for (const page of pages) page.close();
  await way.close();
  await second.kill();
  const sorted = (values: number[]) => values.sort((a, b) => a - b);
  return { online: sorted(times.map((time) => time.online)), saved: sorted(times.map((time) => time.saved)) };
}
