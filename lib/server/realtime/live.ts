import type { CatchUp } from "../interviews/catch-up";
import type { Pipeline } from "../interviews/pipeline";
import type { RoomSlot } from "../interviews/rooms";
import type { HostDesk } from "../host/desk";
import type { RunDesk } from "../runs/desk";
import type { TextCommitter } from "../text/committer";
import type { LiveServer } from "./live-socket";
import type { Peers } from "./peers";

/** What one process holds of all interviews. Caches and hints only: it may be lost at any moment. */
export type Live = {
  rooms: Map<string, RoomSlot>;
  io?: LiveServer;
  /** Only where `REDIS_URL` is set. */
  peers?: Peers;
  catchUp?: CatchUp;
  pipeline?: Pipeline;
  committer?: TextCommitter;
  runs?: RunDesk;
  host?: HostDesk;
};

const LIVE = Symbol.for("kkori.live");
const shared = globalThis as unknown as { [LIVE]?: Live };

/**
 * The one place through which the custom server and Next's route handlers share live state:
 * a module that both import is two instances, this object is one.
 */
export function live(): Live {
  return (shared[LIVE] ??= { rooms: new Map() });
}
