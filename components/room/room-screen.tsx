"use client";

import type { InterviewHandle } from "@/lib/client/types";
import type { RoomView } from "@/lib/protocol/views";
import { Lobby } from "./lobby/lobby";
import { OpenRoom } from "./open-room";
import { Entering } from "./state/entering";
import "./room.css";

export type RoomHandle = InterviewHandle<RoomView>;

/** Which of the room's faces is due: entering, waiting, or the room itself (live, paused and ended look the same). */
export function RoomScreen({ handle }: { handle: RoomHandle }) {
  const { view } = handle;
  if (!view) return <Entering handle={handle} />;
  if (view.clock.status === "lobby") return <Lobby view={view} handle={handle} />;
  return <OpenRoom view={view} handle={handle} />;
}
