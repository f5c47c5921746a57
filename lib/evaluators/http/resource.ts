import { isDeepStrictEqual } from "node:util";
import type { ExchangeExpected, Json } from "./expected";
import { parseJson } from "./json";

export type StubRequest = { method: string; path: string; headers: Readonly<Record<string, string>>; body: string };
export type StubResponse = { status: number; headers: Record<string, string>; body: string };

type Entry = { body: Json; version: number };

const etagOf = ({ version }: Entry) => `"v${version}"`;
const answer = (status: number, headers: Record<string, string> = {}, body = ""): StubResponse => ({ status, headers, body });

/** Whether a list of entity tags names this one, RFC 9110 section 13.1. A weak tag never matches where changes are at stake. */
function names(list: string, etag: string, weakly: boolean): boolean {
  return list.split(",").some((tag) => tag.trim() === "*" || (weakly ? tag.trim().replace(/^W\//, "") : tag.trim()) === etag);
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } => typeof value === "object" && value !== null && !Array.isArray(value);

/** RFC 7396: members of the patch replace, null removes. */
function merge(target: Json, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const merged: Record<string, Json> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = merge(merged[name] ?? null, value);
  }
  return merged;
}

/** A resource server with validators (RFC 9110), preconditions (RFC 6585) and idempotency keys, in memory. */
export class StubResources {
  private readonly entries = new Map<string, Entry>();
  private readonly replies = new Map<string, { body: string; response: StubResponse }>();
  private created = 0;

  constructor(private readonly rules: ExchangeExpected) {
    for (const [path, body] of Object.entries(rules.resources)) this.entries.set(path, { body, version: 1 });
  }

  /** What stands at a path; undefined: nothing. */
  at(path: string): Json | undefined {
    return this.entries.get(path)?.body;
  }

  /** A change by somebody else. */
  change(path: string, body: Json): void {
    this.entries.set(path, { body, version: (this.entries.get(path)?.version ?? 0) + 1 });
  }

  handle(request: StubRequest): StubResponse {
    const path = request.path.split("?", 1)[0] ?? "";
    switch (request.method) {
      case "GET":
      case "HEAD":
        return this.read(path, request);
      case "POST":
        return this.rules.collections.includes(path) ? this.create(path, request) : answer(405);
      case "PUT":
      case "PATCH":
      case "DELETE":
        return this.write(path, request);
      default:
        return answer(405);
    }
  }

  private read(path: string, { method, headers }: StubRequest): StubResponse {
    const entry = this.entries.get(path);
    if (!entry) return answer(404);
    const validators = { ETag: etagOf(entry) };
    const known = headers["if-none-match"];
    if (known !== undefined && names(known, etagOf(entry), true)) return answer(304, validators);
    return answer(200, { ...validators, "Content-Type": "application/json" }, method === "HEAD" ? "" : JSON.stringify(entry.body));
  }

  private create(collection: string, { headers, body }: StubRequest): StubResponse {
    const key = headers["idempotency-key"];
    if (key === undefined && this.rules.requireIdempotencyKey) return answer(400);
    const seen = key === undefined ? undefined : this.replies.get(key);
    // The same key with another body is a mistake of the client, not a retry.
    if (seen) return seen.body === body ? seen.response : answer(422);
    const parsed = parseJson(body);
    if (parsed === undefined) return answer(400);
    this.created += 1;
    const path = `${collection}/${this.created}`;
    this.entries.set(path, { body: parsed, version: 1 });
    const response = answer(201, { Location: path, ETag: '"v1"' });
    if (key !== undefined) this.replies.set(key, { body, response });
    return response;
  }

  private write(path: string, { method, headers, body }: StubRequest): StubResponse {
    const entry = this.entries.get(path);
    const { "if-match": wanted, "if-none-match": unwanted } = headers;
    if (wanted !== undefined && (!entry || !names(wanted, etagOf(entry), false))) return answer(412);
    if (unwanted !== undefined && entry && names(unwanted, etagOf(entry), true)) return answer(412);
    if (wanted === undefined && unwanted === undefined && this.rules.requireIfMatch) return answer(428);
    if (method !== "PUT" && !entry) return answer(404);
    if (method === "DELETE") {
      this.entries.delete(path);
      return answer(204);
    }
    const parsed = parseJson(body);
    if (parsed === undefined) return answer(400);
    const next = method === "PATCH" && entry ? merge(entry.body, parsed) : parsed;
    const changed = !entry || !isDeepStrictEqual(entry.body, next);
    const stored = { body: next, version: (entry?.version ?? 0) + (changed ? 1 : 0) };
    this.entries.set(path, stored);
    return answer(entry ? 200 : 201, { ETag: etagOf(stored) });
  }
}
