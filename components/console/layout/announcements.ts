import type { Connection } from "@/lib/client/types";
import type { ConsoleView, PresenceView } from "@/lib/protocol/views";
import { nodesOf } from "../outline/outline";

export type Announcement =
  | { key: "sending" | "revealed" | "undone"; title: string }
  | { key: "offline" | "online" | "gone" }
  | { key: "left" | "returned"; name: string }
  | { key: "status"; status: ConsoleView["clock"]["status"] };

export type Announced = { view: ConsoleView; connection: Connection["state"]; presence: PresenceView[] };

/** What a person who does not see the screen must hear about, from one state of the page to the next. */
export function announcements(before: Announced, after: Announced): Announcement[] {
  return [...connectionNews(before, after), ...statusNews(before, after), ...revealNews(before.view, after.view), ...presenceNews(before, after)];
}

function connectionNews(before: Announced, after: Announced): Announcement[] {
  if (before.connection === after.connection || after.connection === "connecting") return [];
  return [{ key: after.connection }];
}

function statusNews(before: Announced, after: Announced): Announcement[] {
  const { status } = after.view.clock;
  return before.view.clock.status === status ? [] : [{ key: "status", status }];
}

function revealNews(before: ConsoleView, after: ConsoleView): Announcement[] {
  const earlier = new Map(before.questions.flatMap(nodesOf).map((node) => [node.nodeId, node]));
  return after.questions.flatMap(nodesOf).flatMap((node): Announcement[] => {
    const was = earlier.get(node.nodeId)?.state ?? "hidden";
    if (was !== "sending" && node.state === "sending") return [{ key: "sending", title: node.title }];
    if (node.revealedClockMs !== null && (earlier.get(node.nodeId)?.revealedClockMs ?? null) === null) return [{ key: "revealed", title: node.title }];
    if (was === "sending" && node.revealedClockMs === null && node.state !== "sending") return [{ key: "undone", title: node.title }];
    return [];
  });
}

function presenceNews(before: Announced, after: Announced): Announcement[] {
  return after.presence.flatMap((person): Announcement[] => {
    if (person.role !== "candidate") return [];
    const was = before.presence.find((each) => each.participantId === person.participantId)?.online;
    if (was === undefined || was === person.online) return [];
    return [{ key: person.online ? "returned" : "left", name: person.name }];
  });
}
