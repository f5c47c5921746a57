/**
 * The program that runs beside Nginx in the sandbox: it asks Nginx for its opinion of the file, starts the upstreams and
 * Nginx, sends the traffic and writes down what came back, within `plan.withinMs`. It knows nothing of what is expected.
 * Plain JavaScript in a string, for it is Node inside the sandbox that runs it.
 */
export const DRIVER = `
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";

const plan = JSON.parse(readFileSync("/run/driver/plan.json", "utf8"));
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
let over = false;
function finish(report) {
  if (over) return;
  over = true;
  process.stdout.write(JSON.stringify(report), () => process.exit(0));
}
const began = performance.now();

const nginx = ["/usr/sbin/nginx", ["-p", "/tmp", "-e", "stderr", "-c", "/run/driver/nginx.conf"]];
const tested = spawnSync(nginx[0], ["-t", "-q", ...nginx[1]], { encoding: "utf8", timeout: 2000 });
const test = { code: tested.status, text: tested.stderr.slice(0, 8000) };
if (tested.status !== 0) finish({ test });
else await traffic();

function upstream({ listen, delayMs, status, headers, bodyBytes }) {
  const seen = { atOnce: 0, requests: 0, heldMs: 0, received: [], ways: new Map() };
  const delayOf = (path) => Object.entries(delayMs).filter(([prefix]) => path.startsWith(prefix)).sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? 0;
  const body = Buffer.alloc(bodyBytes, "ok\\n");
  const server = http.createServer((request, response) => {
    const arrived = performance.now();
    seen.requests += 1;
    if (seen.received.length < 200) seen.received.push({ path: request.url.slice(0, 500), headers: request.headers });
    const counted = seen.countPath === undefined || request.url.startsWith(seen.countPath);
    if (counted) { seen.now = (seen.now ?? 0) + 1; seen.atOnce = Math.max(seen.atOnce, seen.now); }
    response.on("close", () => {
      if (counted) seen.now -= 1;
      seen.heldMs = Math.max(seen.heldMs, performance.now() - arrived);
    });
    request.resume();
    setTimeout(() => response.writeHead(status, { "Content-Type": "text/plain", "Content-Length": body.length, ...headers }).end(body), delayOf(request.url));
  });
  const [host, port] = listen.split(":");
  return new Promise((resolve) => server.listen(Number(port), host, 1024, () => resolve(seen)));
}

function listening(host, port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, host, () => { socket.destroy(); resolve(true); });
    socket.on("error", () => resolve(false));
  });
}

function send({ method, path, headers, body, readAfterMs }) {
  const [host, port] = plan.listen.split(":");
  const began = performance.now();
  return new Promise((resolve) => {
    const done = (answer) => resolve({ status: 0, headers: {}, body: "", ms: performance.now() - began, ...answer });
    const request = http.request({ host, port, method, path, agent: false, timeout: plan.answerWithinMs, headers: { Host: "localhost", ...(body ? { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) } : {}), ...headers } }, (response) => {
      let text = "";
      const flat = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value).slice(0, 500)]));
      const answered = () => done({ status: response.statusCode, headers: flat, body: text });
      response.on("error", answered).on("end", answered).on("aborted", answered);
      const read = () => response.on("data", (chunk) => { if (text.length < 2000) text = (text + chunk.toString("latin1")).slice(0, 2000); });
      if (readAfterMs > 0) setTimeout(read, readAfterMs); else read();
    });
    request.on("timeout", () => request.destroy(new Error("no answer")));
    request.on("error", (error) => done({ error: error.message }));
    request.end(body);
  });
}

async function traffic() {
  const late = monitorEventLoopDelay({ resolution: 10 });
  late.enable();
  setTimeout(() => finish({ test, stopped: true, lateMs: late.max / 1e6 }), plan.withinMs - (performance.now() - began));
  const upstreams = await Promise.all(plan.upstreams.map(async (one) => Object.assign(await upstream(one), { countPath: one.countPath })));
  let log = "";
  const server = spawn(nginx[0], ["-g", "daemon off;", ...nginx[1]], { stdio: ["ignore", "ignore", "pipe"] });
  server.stderr.on("data", (chunk) => { if (log.length < 8000) log += chunk; });
  const [host, port] = plan.listen.split(":");
  let up = false;
  for (let attempt = 0; attempt < 60 && !up && server.exitCode === null; attempt += 1) {
    up = await listening(host, Number(port));
    if (!up) await wait(10);
  }
  const steps = [];
  late.reset();
  for (const { waitMs, requests } of up ? plan.steps : []) {
    await wait(waitMs);
    steps.push(Promise.all(requests.map(send)));
  }
  const answers = await Promise.all(steps);
  server.kill("SIGTERM");
  finish({ test, listening: up, lateMs: late.max / 1e6, log: log.slice(0, 8000), steps: answers, upstreams: upstreams.map(({ atOnce, requests, heldMs, received }) => ({ atOnce, requests, heldMs, received })) });
}
`;
