import { afterAll, describe, expect, it } from "vitest";
import { runEvidenceSchema } from "@/lib/protocol/evidence";
import { nginxEvaluator } from "@/lib/evaluators/nginx/nginx-evaluator";
import { sampleSubmission, withSamples } from "./evaluators-support";

const stop = withSamples();
afterAll(stop);
const { available } = await nginxEvaluator.probe();
const one = sampleSubmission("", {}).task.cases.slice(0, 1);

async function run(source: string, context: "main" | "http" | "server" = "server") {
  const evidence = await nginxEvaluator.run(sampleSubmission(source, { kind: "nginx", id: "site", options: { context }, cases: one }), new AbortController().signal);
  runEvidenceSchema.parse(evidence);
  const first = evidence.cases[0];
  return { evidence, first, ids: first?.checks.filter(({ verdict }) => verdict !== "pass").map(({ id }) => id) };
}

const SITE = `location / {
  proxy_pass http://127.0.0.1:8000;
  proxy_set_header X-Forwarded-For $remote_addr;
  proxy_set_header X-Secret "";
  proxy_buffers 64 512k;
  proxy_buffer_size 64k;
  add_header X-Frame-Options DENY;
}
location = /old { return 410 "gone\\n"; }
`;
const HELD = "upstream:127.0.0.1:8000:held ms";

describe.skipIf(!available)("nginx", () => {
  it("passes a right configuration in each context", async () => {
    const { evidence, ids, first } = await run(SITE);
    expect(ids).toEqual([]);
    expect(evidence).toMatchObject({ verdict: "pass", engine: { name: "nginx", authoritative: true } });
    expect(first?.stdout).toContain("slow: 200 x 1\ngone: 410 x 1\nupstream 127.0.0.1:8000: requests=1 at_once=1 held_ms=");
    expect((await run(`server { listen 8080; ${SITE} }`, "http")).ids).toEqual([]);
    expect((await run(`events {} http { proxy_temp_path /tmp/p; client_body_temp_path /tmp/c; fastcgi_temp_path /tmp/f; uwsgi_temp_path /tmp/u; scgi_temp_path /tmp/s; access_log off; server { listen 8080; ${SITE} } }`, "main")).ids).toEqual([]);
  });

  it.each([
    ["an upstream that waits for a slow client", SITE.replace("proxy_pass", "proxy_buffering off; proxy_pass"), [HELD]],
    ["a directive that is none", `proxi_pass x;\n${SITE}`, ["accepted"]],
    ["a brace too few", SITE.slice(0, -3), ["accepted"]],
    ["a header that does not arrive", SITE.replace(/.*X-Forwarded-For.*\n/, ""), ["upstream:127.0.0.1:8000:receives:X-Forwarded-For"]],
    ["a header that should not arrive", SITE.replace(/.*X-Secret.*\n/, ""), ["upstream:127.0.0.1:8000:receives:X-Secret"]],
    ["no answer where one is due", SITE.replace("410", "404"), ["status:gone:410"]],
    ["another body", SITE.replace('"gone', '"went'), ["body:gone:410"]],
    ["another header", SITE.replace("X-Frame-Options", "X-Powered-By"), ["header:slow:200:X-Frame-Options", "header:slow:200:X-Powered-By"]],
  ])("fails %s", async (_name, source, ids) => expect((await run(source)).ids).toEqual(ids));

  it("fails a server that listens elsewhere", async () => expect((await run(`server { listen 8081; ${SITE} }`, "http")).ids).toEqual(["listening"]));
});
