import process from "node:process";
import type { PeerName } from "./dialects";
import { Group, type Pace } from "./group";
import type { RoomSeats } from "./room";

/** What the bench asks of its load generator. */
export type Order =
  | { do: "join"; group: number; peer: PeerName; url: string; rooms: readonly RoomSeats[] }
  | { do: "type"; group: number; pace: Pace }
  | { do: "acknowledged"; group: number }
  | { do: "leave"; group: number };

const groups = new Map<number, Group>();

async function obey(order: Order): Promise<unknown> {
  const group = order.do === "join" ? new Group(order.peer) : groups.get(order.group);
  if (!group) throw new Error(`no group ${order.group}`);
  switch (order.do) {
    case "join":
      groups.set(order.group, group);
      return group.join(order.url, order.rooms);
    case "type":
      return group.type(order.pace);
    case "acknowledged":
      return group.acknowledged();
    case "leave":
      groups.delete(order.group);
      return group.leave();
  }
}

process.on("message", ({ id, order }: { id: number; order: Order }) => {
  obey(order).then(
    (value) => process.send?.({ id, value }),
    (error: Error) => process.send?.({ id, error: error.message }),
  );
});
process.on("disconnect", () => process.exit(0));
