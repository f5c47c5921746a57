import { seatedIn, seenAs, type Facts } from "./facts";
import type { LeastSeen, PlannedRoom, PlannerInput, PlannerScenario, RoomScenario } from "./types";

/** A room whose scenario is still to be chosen. */
export type OpenRoom = Omit<PlannedRoom, "scenario">;

/** Topics that each member has been asked about as candidate. */
export type TopicCounts = Map<string, Map<string, number>>;

/** Costs of a choice, in the order in which they matter. */
const SEEN_BY_ANOTHER = 4;
const TOPIC_AGAIN = 3;
const IN_ANOTHER_ROOM = 1;
const PLANNED_LATER = 100;

/** Scenarios to avoid where another serves: those of the rooms beside it, and those that its people are to be asked in later rounds. */
export type Avoid = { besides: readonly string[]; later?: readonly string[] };

/**
 * The scenario of a room: never one that its candidate has seen in any role; then the one that spoils least for people who will be
 * candidates later, with a topic that the candidate has met least, and not the one of a room beside it.
 */
export function chooseScenario(input: PlannerInput, facts: Facts, topics: TopicCounts, room: OpenRoom, avoid: Avoid): RoomScenario {
  if (input.scenarios === null) return room.author === null ? { kind: "open" } : { kind: "written", by: room.author };
  if (room.author !== null) return ownScenario(input, facts, room) ?? { kind: "written", by: room.author };
  const fitting = input.scenarios.filter((scenario) => seenAs(facts, room.candidate, scenario.id).length === 0);
  const best = lowest(fitting, (scenario) => {
    const burdens = IN_ANOTHER_ROOM * times(avoid.besides, scenario.id) + PLANNED_LATER * times(avoid.later ?? [], scenario.id);
    return spoils(input, facts, room, scenario) + TOPIC_AGAIN * topicsAgain(topics, room.candidate, scenario) + burdens;
  });
  return best ? { kind: "listed", id: best.id } : { kind: "missing", leastSeen: leastSeen(input, facts, room.candidate) };
}

function times(ids: readonly string[], id: string): number {
  return ids.filter((one) => one === id).length;
}

/** A listed scenario by the room's author that its candidate has not seen. */
function ownScenario(input: PlannerInput, facts: Facts, room: OpenRoom): RoomScenario | null {
  const own = input.scenarios?.find((scenario) => scenario.author === room.author && seenAs(facts, room.candidate, scenario.id).length === 0);
  return own ? { kind: "listed", id: own.id } : null;
}

/** Of what the candidate has seen: the one with the fewest and least telling encounters. */
export function leastSeen(input: PlannerInput, facts: Facts, candidate: string): LeastSeen | null {
  const telling = { observer: 1, rater: 2, interviewer: 3, candidate: 4, author: 100 };
  const best = lowest(input.scenarios ?? [], (scenario) => seenAs(facts, candidate, scenario.id).reduce((sum, as) => sum + telling[as], 0));
  return best ? { id: best.id, seenAs: seenAs(facts, candidate, best.id) } : null;
}

/** How much of the others' unseen scenarios a choice uses up: scarce ones weigh more. */
function spoils(input: PlannerInput, facts: Facts, room: OpenRoom, scenario: PlannerScenario): number {
  return seatedIn({ ...room, scenario: { kind: "open" } }).reduce((sum, { member }) => {
    if (member === room.candidate || seenAs(facts, member, scenario.id).length > 0) return sum;
    const unseen = (input.scenarios ?? []).length - (facts.seen.get(member)?.size ?? 0);
    return sum + SEEN_BY_ANOTHER + SEEN_BY_ANOTHER / Math.max(1, unseen);
  }, 0);
}

function topicsAgain(topics: TopicCounts, candidate: string, scenario: PlannerScenario): number {
  const asked = topics.get(candidate);
  return scenario.topics.reduce((sum, topic) => sum + (asked?.get(topic) ?? 0), 0) / Math.max(1, scenario.topics.length);
}

/** Counts the topics of a scenario that a candidate was asked. */
export function noteTopics(topics: TopicCounts, candidate: string, scenario: PlannerScenario | undefined): void {
  const asked = topics.get(candidate) ?? new Map<string, number>();
  for (const topic of scenario?.topics ?? []) asked.set(topic, (asked.get(topic) ?? 0) + 1);
  topics.set(candidate, asked);
}

/** The topics that candidates were asked in the past. */
export function pastTopics(input: PlannerInput): TopicCounts {
  const topics: TopicCounts = new Map();
  const scenarios = new Map(input.scenarios?.map((scenario) => [scenario.id, scenario]));
  for (const { rooms } of input.history) {
    for (const { candidate, scenario } of rooms) if (candidate !== null && scenario !== null) noteTopics(topics, candidate, scenarios.get(scenario));
  }
  return topics;
}

function lowest<T>(items: readonly T[], cost: (item: T) => number): T | null {
  let [best, bestCost]: [T | null, number] = [null, Infinity];
  for (const item of items) {
    const one = cost(item);
    if (one < bestCost) [best, bestCost] = [item, one];
  }
  return best;
}
