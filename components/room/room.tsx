"use client";

import type { Locale } from "@/lib/protocol/roles";
import type { RoomView } from "@/lib/protocol/views";
import { useInterview } from "@/lib/client/use-interview";
import { RoomScreen } from "./room-screen";

/** The candidate's room. The page hands over nothing but the interview's id and the language; the rest comes over the socket. */
export function Room({ interviewId, locale }: { interviewId: string; locale: Locale }) {
  const handle = useInterview<RoomView>(interviewId, "room", locale);
  return <RoomScreen handle={handle} />;
}
