import type { Check } from "@/lib/protocol/evidence";
import { type CheckCode, named, says } from "../evidence/check-names";
import { clipCheck } from "../evidence/clip";
import { BUSY, check, type Side, simulated } from "../evidence/verdicts";
import type { Range, TrafficExpected, TrafficReport } from "./expected";

/** From this lateness of the driver on, timing is not judged, in milliseconds. */
export const LATE_MS = 250;

type Step = TrafficExpected["steps"][number];
type Upstream = TrafficExpected["upstreams"][number];
type Answers = TrafficReport["steps"][number];
type Seen = TrafficReport["upstreams"][number];

const inRange = (value: number, { atLeast = -Infinity, atMost = Infinity }: Range) => value >= atLeast && value <= atMost;
const rangeText = ({ atLeast, atMost }: Range) => [atLeast === undefined ? undefined : `>= ${atLeast}`, atMost === undefined ? undefined : `<= ${atMost}`].filter((part) => part !== undefined).join(", ");

type HeaderRule = { name: string; pattern?: string; absent?: true };
const headerWanted = ({ name, pattern, absent }: HeaderRule) => [absent ? says("noHeader", { name }) : pattern === undefined ? name : `${name}: /${pattern}/`];

function headerHolds(headers: Readonly<Record<string, string>>, { name, pattern, absent }: HeaderRule): boolean {
  const value = headers[name.toLowerCase()];
  if (absent) return value === undefined;
  // Patterns are the content's own; values are cut to 500 characters before they get here.
  return value !== undefined && (pattern === undefined || new RegExp(pattern).test(value));
}

/** What answers that should have a header had instead: the first one's value, and how many they are. */
function headersGot(answers: Answers, name: string): Side {
  const [first] = answers;
  const value = first?.headers[name.toLowerCase()];
  return first && (value === undefined ? [says("withoutHeader", { count: answers.length })] : `${answers.length} x ${value}`);
}

/** `200 x 15, 429 x 25`; clients that got no answer stand under their error. */
function tally(answers: Answers): string {
  const counts = new Map<string, number>();
  for (const { status, error } of answers) counts.set(error ?? String(status), (counts.get(error ?? String(status)) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${status} x ${count}`).join(", ");
}

function stepChecks(step: Step, answers: Answers): Check[] {
  const of = (status: string) => answers.filter((answer) => String(answer.status) === status);
  const statuses = Object.entries(step.statuses).map(([status, range]) =>
    check(`status:${step.id}:${status}`, named("stepStatus", { step: step.id, status }), inRange(of(status).length, range), { expected: rangeText(range), got: tally(answers) }),
  );
  const headers = Object.entries(step.headers).flatMap(([status, rules]) =>
    rules.map((rule) => {
      const without = of(status).filter((answer) => !headerHolds(answer.headers, rule));
      return check(`header:${step.id}:${status}:${rule.name}`, named("stepHeader", { step: step.id, name: rule.name, status }), without.length === 0, { expected: headerWanted(rule), got: headersGot(without, rule.name) });
    }),
  );
  const bodies = Object.entries(step.bodies).map(([status, text]) => {
    const without = of(status).filter(({ body }) => !body.includes(text));
    return check(`body:${step.id}:${status}`, named("stepBody", { step: step.id, status }), without.length === 0, { expected: text, got: without[0] && clipCheck(without[0].body) });
  });
  return [...statuses, ...headers, ...bodies];
}

function upstreamChecks({ listen, atOnce, requests, heldMs, receives }: Upstream, seen: Seen): Check[] {
  const rule = (id: string, code: CheckCode, range: Range | undefined, value: number): Check[] =>
    range === undefined ? [] : [check(`upstream:${listen}:${id}`, named(code, { listen }), inRange(value, range), { expected: rangeText(range), got: String(Math.round(value)) })];
  const arrived = receives.map((wanted) => {
    const without = seen.received.filter(({ path, headers }) => path.startsWith(wanted.path) && !headerHolds(headers, wanted));
    return check(`upstream:${listen}:receives:${wanted.name}`, named("upstreamReceives", { listen, name: wanted.name }), without.length === 0, { expected: headerWanted(wanted), got: without[0] && (without[0].headers[wanted.name.toLowerCase()] ?? [says("none")]) });
  });
  return [...rule("at once", "upstreamAtOnce", atOnce && { atMost: atOnce.atMost }, seen.atOnce), ...rule("requests", "upstreamRequests", requests, seen.requests), ...rule("held ms", "upstreamHeld", heldMs, seen.heldMs), ...arrived];
}

/** Compares what clients and upstreams saw with what they should have. */
export function compareTraffic(expected: TrafficExpected, report: TrafficReport): Check[] {
  const { test, listening, steps, upstreams } = report;
  const accepted = check("accepted", "nginx -t", test.code === 0, test.code === 0 ? {} : { got: clipCheck(test.text) });
  if (test.code !== 0) return [accepted];
  const listens = check("listening", named("listening", { listen: expected.listen }), listening, listening ? {} : { got: clipCheck(report.log) });
  if (!listening) return [accepted, listens];
  const checks = [
    accepted,
    listens,
    ...expected.steps.flatMap((step, index) => stepChecks(step, steps[index] ?? [])),
    ...expected.upstreams.flatMap((upstream, index) => upstreamChecks(upstream, upstreams[index] ?? { atOnce: 0, requests: 0, heldMs: 0, received: [] })),
  ];
  // Rates, ceilings and times mean nothing where clients and upstreams themselves had to wait for a processor.
  return report.lateMs > LATE_MS ? [BUSY, ...simulated(checks)] : checks;
}

/** What came back, for a person, in no language: one line a step and an upstream, then what Nginx had to say. */
export function trafficText(expected: TrafficExpected, report: TrafficReport): { stdout: string; stderr: string } {
  const steps = expected.steps.flatMap(({ id }, index) => (report.steps[index] ? [`${id}: ${tally(report.steps[index])}\n`] : []));
  const upstreams = expected.upstreams.flatMap(({ listen }, index) => {
    const seen = report.upstreams[index];
    return seen ? [`upstream ${listen}: requests=${seen.requests} at_once=${seen.atOnce} held_ms=${Math.round(seen.heldMs)}\n`] : [];
  });
  return { stdout: [...steps, ...upstreams].join(""), stderr: report.test.text + report.log };
}
