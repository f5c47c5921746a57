"use client";

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Locale, Surface } from "@/lib/protocol/roles";
import type { ConsoleView, RoomView } from "@/lib/protocol/views";
import { InterviewClient } from "./interview-client";
import { BrowserOutboxStore } from "./outbox-store";
import type { InterviewHandle } from "./types";

/** The interview of this page. Owns the page's one socket for as long as the component is there; call it once. */
export function useInterview<V extends RoomView = RoomView>(interviewId: string, surface: "room", locale: Locale): InterviewHandle<V>;
export function useInterview(interviewId: string, surface: "console" | "observe", locale: Locale): InterviewHandle<ConsoleView>;
export function useInterview(interviewId: string, surface: Surface, locale: Locale): InterviewHandle {
  const [first] = useState(locale);
  // Another language is no other interview: drafts and texts on the page stay.
  const client = useMemo(() => new InterviewClient({ interviewId, surface, locale: first, store: new BrowserOutboxStore() }), [interviewId, surface, first]);
  useEffect(() => runInPage(client), [client]);
  useEffect(() => client.speak(locale), [client, locale]);
  return useSyncExternalStore(client.subscribe, client.handle, client.handle);
}

/** Starts a client and tells it what only a browser knows; gives the way to end it. */
function runInPage(client: InterviewClient): () => void {
  const wake = () => client.wake();
  const seen = () => {
    if (document.visibilityState === "visible") client.wake();
    else void client.flush();
  };
  const leave = () => void client.flush();
  client.start();
  window.addEventListener("online", wake);
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("pagehide", leave);
  return () => {
    window.removeEventListener("online", wake);
    document.removeEventListener("visibilitychange", seen);
    window.removeEventListener("pagehide", leave);
    client.stop();
  };
}
