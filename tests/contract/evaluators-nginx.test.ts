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
    expect(first?.stdout).toContain("slow: 200 x 1\ngone: 410 x 1\nupstream 127.0.0.1:8000: 1 requests, 1 at once");
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

  it.each([
    ["a loop between locations", "location / { proxy_pass http://127.0.0.1:8080; }", "server"],
    ["rewrites without end", "location / { rewrite ^ /a last; } location /a { rewrite ^ /b last; } location /b { rewrite ^ /a last; }", "server"],
    ["answers a byte a second", `location / { limit_rate 1; proxy_pass http://127.0.0.1:8000; }`, "server"],
    ["files of the host", "location / { root /; autoindex on; } location = /old { alias /etc/shadow; }", "server"],
    ["the first process's environment", "location / { alias /proc/1/environ; } location = /old { root /proc/self; try_files /environ =410; }", "server"],
    ["includes of the host", "include /etc/*; include /proc/1/environ; include /etc/nginx/sites-enabled/*;", "http"],
    ["a module of its own", "load_module /tmp/x.so;", "main"],
    ["thousands of workers", "worker_processes 5000; events {} http { server { listen 8080; } }", "main"],
    ["memory without end", "events {} http { limit_req_zone $uri zone=a:9g rate=1r/s; server { listen 8080; } }", "main"],
    ["a regular expression that backtracks", "location ~ ^/(a|a)*(a|a)*$ { return 200; }", "server"],
    ["a daemon", "daemon on; master_process off; events {} http { server { listen 8080; } }", "main"],
    ["another address", "location / { proxy_pass http://192.0.2.1; proxy_connect_timeout 60s; }", "server"],
    ["a resolver", "location / { resolver 192.0.2.53; set $h example.com; proxy_pass http://$h; }", "server"],
    ["thousands of blocks", "location /a { ".repeat(4_000), "server"],
    ["one endless word", "a".repeat(60_000), "server"],
    ["NUL and control characters", "\0\u0001\u001b[2J;{}", "server"],
    ["nothing", "", "main"],
  ] as const)("comes to an end: %s", async (_name, source, context) => {
    const { first } = await run(source, context);
    // On a busy machine the time may have gone into waiting for a processor.
    expect(["fail", "inconclusive"]).toContain(first?.verdict);
    expect(first?.durationMs).toBeLessThan(9_000);
    expect(JSON.stringify(first)).not.toMatch(/root:[*!$x]:\d+:0:99999/);
  });
});
