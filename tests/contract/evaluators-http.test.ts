import { afterAll, describe, expect, it } from "vitest";
import { runEvidenceSchema } from "@/lib/protocol/evidence";
import { httpEvaluator } from "@/lib/evaluators/http/http-evaluator";
import { StubResources } from "@/lib/evaluators/http/resource";
import { exchangeExpectedSchema } from "@/lib/evaluators/http/expected";
import { sampleSubmission, withSamples } from "./evaluators-support";

const stop = withSamples();
afterAll(stop);
const one = sampleSubmission("", {}).task.cases.slice(0, 1);

async function run(source: string) {
  const evidence = await httpEvaluator.run(sampleSubmission(source, { kind: "http", id: "order", cases: one }), new AbortController().signal);
  runEvidenceSchema.parse(evidence);
  const first = evidence.cases[0];
  return { first, ids: first?.checks.filter(({ verdict }) => verdict !== "pass").map(({ id }) => id) };
}

const TEXT = `# once, whatever the network does
POST /orders HTTP/1.1
Host: shop.example.test
Content-Type: application/json
Idempotency-Key: 5f0c2b7e-1111

{"cart": 7, "note": "꼬리"}

### only if it is still the one that was read
PATCH /carts/7 HTTP/1.1
Host: shop.example.test
Content-Type: application/merge-patch+json
If-Match: "v1"

{"state": "paid"}
`;

describe("http requests", () => {
  it("pass by what a parser reads and a resource answers", async () => {
    const { first, ids } = await run(TEXT);
    expect(ids).toEqual([]);
    expect(first?.stdout).toBe('POST /orders -> 201 ETag "v1"\nPATCH /carts/7 -> 412\n');
  });

  it("print a line each, in words of the parser only", async () => {
    expect((await run(TEXT.replace("/orders HTTP/1.1", "/orders"))).first?.stdout).toBe("-\nPATCH /carts/7 -> 412\n");
    expect((await run(TEXT.replace("POST /orders HTTP/1.1", "POST"))).first?.stdout).toMatch(/^HPE_\w+ .*\nPATCH/);
  });

  it.each([
    ["no key", TEXT.replace(/Idempotency.*\n/, ""), ["header:1:Idempotency-Key", "status:1", "left:/orders/1"]],
    ["no precondition", TEXT.replace(/If-Match.*\n/, ""), ["header:2:If-Match", "status:2"]],
    ["a precondition on anything", TEXT.replace('"v1"', "*"), ["header:2:If-Match", "status:2"]],
    ["another method", TEXT.replace("PATCH", "GET"), ["method:2", "status:2"]],
    ["no version", TEXT.replace("/orders HTTP/1.1", "/orders"), ["request:1", "left:/orders/1"]],
    ["a length that is too long", TEXT.replace("Idempotency", "Content-Length: 900\nIdempotency"), ["request:1", "left:/orders/1"]],
    ["a body that is no JSON", TEXT.replace('{"cart": 7', '{cart: 7'), ["body:1", "status:1", "left:/orders/1"]],
    ["one request", TEXT.split("###")[0] ?? "", ["count", "request:2", "left:/carts/7"]],
    ["nothing", "", ["count", "request:1", "request:2", "left:/orders/1", "left:/carts/7"]],
  ])("fail with %s", async (_name, source, ids) => expect((await run(source)).ids).toEqual(ids));
});

describe("the stub resource", () => {
  const make = (more: object = {}) => new StubResources(exchangeExpectedSchema.parse({ kind: "httpExchange", resources: { "/a": { n: 1 } }, collections: ["/c"], requests: [{ method: "GET" }], ...more }));
  const ask = (stub: StubResources, method: string, path: string, headers: Record<string, string> = {}, body = "") => stub.handle({ method, path, headers, body });

  it("keeps RFC 9110: validators and preconditions", () => {
    const stub = make();
    expect(ask(stub, "GET", "/a", { "if-none-match": 'W/"v1"' }).status).toBe(304);
    expect(ask(stub, "PUT", "/a", { "if-match": 'W/"v1"' }, '{"n":2}').status).toBe(412);
    expect(ask(stub, "PUT", "/a", { "if-match": '"v0", "v1"' }, '{"n":2}')).toMatchObject({ status: 200, headers: { ETag: '"v2"' } });
    expect(ask(stub, "PUT", "/a", { "if-none-match": "*" }, '{"n":3}').status).toBe(412);
    expect(ask(stub, "PUT", "/new", { "if-none-match": "*" }, '{"n":3}').status).toBe(201);
    expect(ask(stub, "PATCH", "/a", {}, '{"n":null,"m":1}').status).toBe(200);
    expect(stub.at("/a")).toEqual({ m: 1 });
    expect(ask(stub, "DELETE", "/a").status).toBe(204);
    expect(ask(stub, "DELETE", "/a").status).toBe(404);
    expect(ask(make({ requireIfMatch: true }), "DELETE", "/a").status).toBe(428);
  });

  it("answers a repeated key as before, and refuses it for another body", () => {
    const stub = make();
    const first = ask(stub, "POST", "/c", { "idempotency-key": "k" }, "{}");
    expect(ask(stub, "POST", "/c", { "idempotency-key": "k" }, "{}")).toEqual(first);
    expect(ask(stub, "POST", "/c", { "idempotency-key": "k" }, "[]").status).toBe(422);
    expect(ask(stub, "POST", "/c", {}, "{}").headers.Location).toBe("/c/2");
  });
});
