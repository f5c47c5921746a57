import type { Check } from "@/lib/protocol/evidence";
import { named, says } from "../evidence/check-names";
import { clipCheck } from "../evidence/clip";
import { check } from "../evidence/verdicts";
import type { Exchange } from "./exchange";
import type { ExchangeExpected, HeaderRule, Json, WantedRequest } from "./expected";
import { parseJson } from "./json";
import type { StubResources } from "./resource";

/** Whether `value` holds everything that `wanted` names. */
export function holds(value: Json | undefined, wanted: Json): boolean {
  if (Array.isArray(wanted)) return Array.isArray(value) && value.length === wanted.length && wanted.every((one, index) => holds(value[index], one));
  if (typeof wanted !== "object" || wanted === null) return value === wanted;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(wanted).every(([name, one]) => holds(value[name], one));
}

const HEADER_READ_CHARS = 500;
const conditionOf = ({ name, pattern, absent }: HeaderRule) => [absent ? says("noHeader", { name }) : pattern === undefined ? name : `${name}: /${pattern}/`];

function headerCheck(at: number, rule: HeaderRule, headers: Readonly<Record<string, string>>): Check {
  const value = headers[rule.name.toLowerCase()];
  const fits = rule.absent ? value === undefined : value !== undefined && (rule.pattern === undefined || new RegExp(rule.pattern).test(value.slice(0, HEADER_READ_CHARS)));
  return check(`header:${at}:${rule.name}`, named("requestHeader", { at, name: rule.name }), fits, { expected: conditionOf(rule), got: value === undefined ? [says("none")] : clipCheck(value) });
}

function pathFits(path: string, wanted: WantedRequest): boolean {
  if (wanted.path !== undefined && wanted.path !== path) return false;
  return wanted.pathPattern === undefined || new RegExp(`^(?:${wanted.pathPattern})$`).test(path.slice(0, HEADER_READ_CHARS));
}

function requestChecks(at: number, wanted: WantedRequest, { request, response, problem }: Exchange): Check[] {
  if (!request) return [check(`request:${at}`, named("requestRead", { at }), false, { got: [typeof problem === "string" ? clipCheck(problem) : (problem ?? says("noRequest"))] })];
  return [
    check(`method:${at}`, named("requestMethod", { at }), request.method === wanted.method, { expected: wanted.method, got: request.method }),
    ...(wanted.path === undefined && wanted.pathPattern === undefined ? [] : [check(`path:${at}`, named("requestPath", { at }), pathFits(request.path, wanted), { expected: wanted.path ?? `/${wanted.pathPattern}/`, got: clipCheck(request.path) })]),
    ...wanted.headers.map((rule) => headerCheck(at, rule, request.headers)),
    ...(wanted.body === undefined ? [] : [check(`body:${at}`, named("requestBody", { at }), holds(parseJson(request.body), wanted.body), { expected: clipCheck(JSON.stringify(wanted.body)), got: clipCheck(request.body) })]),
    ...(wanted.status === undefined ? [] : [check(`status:${at}`, named("requestAnswer", { at }), response?.status === wanted.status, { expected: String(wanted.status), got: response === undefined ? [says("noAnswer")] : String(response.status) })]),
  ];
}

/** Compares the requests, the stub's answers and what is left with what the fixture says. */
export function compareExchange(expected: ExchangeExpected, exchanges: readonly Exchange[], resources: StubResources): Check[] {
  const count = check("count", named("count"), exchanges.length === expected.requests.length, { expected: String(expected.requests.length), got: String(exchanges.length) });
  const left = Object.entries(expected.left).map(([path, wanted]) => {
    const found = resources.at(path);
    const fits = wanted === null ? found === undefined : holds(found, wanted);
    return check(`left:${path}`, named("left", { path }), fits, { expected: wanted === null ? [says("none")] : clipCheck(JSON.stringify(wanted)), got: found === undefined ? [says("none")] : clipCheck(JSON.stringify(found)) });
  });
  return [count, ...expected.requests.flatMap((wanted, index) => requestChecks(index + 1, wanted, exchanges[index] ?? {})), ...left];
}
