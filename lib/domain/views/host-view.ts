import type { Host } from "@/lib/content/host";
import { broadcast } from "@/lib/evaluators/host/broadcast";
import { isThere, promptOf, waitsFor } from "@/lib/evaluators/host/host-at";
import { HOST_VIEW_MAX_CHARS } from "@/lib/protocol/limits";
import type { ConsoleHostView, HostItemView, HostView } from "@/lib/protocol/views";
import { isHidden, outlineOf } from "../interview/outline";
import { isRevealed, type HostEntry, type InterviewState } from "../interview/state";
import { isHostOpen, reachedOf, terminalOf } from "../interview/terminal";
import { bestCards } from "./card-suggestions";
import { textOf, type ViewContext } from "./context";

/** The terminal as everybody in the room sees it; null until it is opened. What a command waits for is not in it. `maxChars` of output are kept, the newest. */
export function hostView({ scenario, state }: Pick<ViewContext, "scenario" | "state">, maxChars = HOST_VIEW_MAX_CHARS): HostView | null {
  const { host } = scenario;
  if (!isHostOpen(host, state)) return null;
  const { entries } = state.host;
  const items = [
    ...entries.map((entry) => commandItem(host, entry, terminalOf(host, state, entry.entryId).cwd)),
    ...entries.flatMap(answerItems),
    ...walls(host, state),
  ].sort((a, b) => a.clockMs - b.clockMs);
  return {
    name: host.name,
    prompt: promptOf(host, terminalOf(host, state).cwd),
    simulated: entries.some(({ result }) => result?.engine.authoritative === false),
    items: withinLimit(items, maxChars),
  };
}

/** The interviewer's: with what waits for an answer and what may be injected. */
export function consoleHostView(context: ViewContext): ConsoleHostView | null {
  const view = hostView(context);
  const { scenario, state } = context;
  if (!view || !scenario.host) return null;
  const text = textOf(context);
  const titles = new Map(outlineOf(scenario, []).flatMap((node) => (node.kind === "question" ? [[node.nodeId, text(node.question.title)] as const] : [])));
  for (const event of scenario.host.events) titles.set(event.id, text(event.title));
  const cards = outlineOf(scenario, []).flatMap((node) => (node.kind === "card" && isRevealed(state, node.questionId) && isHidden(state, node.nodeId) ? [node.card] : []));
  const reached = reachedOf(scenario.host, state);
  return {
    ...view,
    asked: state.host.entries.filter((entry) => isWaiting(entry, state)).reverse().map(({ entryId, line, clockMs, result }) => ({
      entryId, line, clockMs,
      commands: (result?.asked ?? []).map(({ command, heldFor }) => ({ command, heldFor: heldFor === null ? null : (titles.get(heldFor) ?? heldFor) })),
      cards: bestCards(cards, line).map((card) => ({ nodeId: card.id, title: text(card.title) })),
    })),
    events: scenario.host.events.map((event) => ({
      eventId: event.id,
      title: text(event.title),
      state: reached.has(event.id) ? "happened" : isThere({ from: waitsFor(event) }, reached) ? "ready" : "later",
    })),
  };
}

/** What an observer sees: the terminal, and nothing that the candidate can not see. */
export function observedHostView(context: ViewContext): ConsoleHostView | null {
  const view = hostView(context);
  return view && { ...view, asked: [], events: [] };
}

/** An answer by hand settles a command, and so does a card that is released for it. */
function isWaiting({ entryId, result, answers }: HostEntry, { pending, revealed }: InterviewState): boolean {
  if (result === null || result.asked.length === 0 || answers.length > 0) return false;
  return ![...Object.values(pending), ...revealed].some(({ askedBy }) => askedBy === entryId);
}

function commandItem(host: Host, entry: HostEntry, cwd: string): Extract<HostItemView, { kind: "command" }> {
  const { entryId, clockMs, line, state, result } = entry;
  return {
    kind: "command", entryId, clockMs, line, state,
    prompt: promptOf(host, cwd),
    output: result?.output ?? "",
    truncated: result?.truncated ?? false,
    ...(result?.stoppedBy === undefined ? {} : { stoppedBy: result.stoppedBy }),
    asked: (result?.asked.length ?? 0) > 0,
    kept: (result?.kept.length ?? 0) > 0,
  };
}

function answerItems({ entryId, line, answers }: HostEntry): HostItemView[] {
  return answers.map(({ text, clockMs }) => ({ kind: "answer", entryId, clockMs, line, text }));
}

/** Messages of events, when they came about: injected, or with the reveal that brings them. */
function walls(host: Host, state: InterviewState): HostItemView[] {
  const reached = reachedOf(host, state);
  return host.events.flatMap(({ id, wall }) => {
    const clockMs = reached.get(id);
    return wall === undefined || clockMs === undefined ? [] : [{ kind: "wall" as const, eventId: id, clockMs, text: broadcast(host, reached, clockMs, wall) }];
  });
}

/** Older output is left out first; the commands themselves stay. */
function withinLimit(items: readonly HostItemView[], maxChars: number): HostItemView[] {
  let left = maxChars;
  return items
    .toReversed()
    .map((item) => {
      if (item.kind !== "command") return item;
      left -= item.output.length;
      return left >= 0 ? item : { ...item, output: "", truncated: item.truncated || item.output !== "" };
    })
    .reverse();
}
