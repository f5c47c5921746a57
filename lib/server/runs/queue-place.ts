import type { Room } from "../interviews/room";
import { live } from "../realtime/live";
import { peers } from "../realtime/peers";
import { sendQueuePlace } from "../realtime/presence";

/** Tells the room where `id` stands whenever that changes; nothing where it runs at once. */
export function tellingPlace({ interviewId }: Room, id: string): (place: number) => void {
  let told = 0;
  return (place) => {
    if (place === told) return;
    told = place;
    const room = live().rooms.get(interviewId)?.loaded;
    if (!room) return;
    sendQueuePlace(room, { id, place });
    peers()?.queuePlace(room, { id, place });
  };
}
