/**
 * The program that runs beside PostgreSQL in the sandbox: it starts the server on a copy of an empty cluster, makes the
 * fixture's tables, sends the snippet as a plain owner of its database, asks what came of it, and writes that down. From the
 * snippet on everything has to be done in `plan.snippetMs`, whatever the snippet sets: a timer of its own ends it.
 * It speaks the protocol itself (version 3, simple queries), so that nothing of the project has to be shown inside.
 */
export const DRIVER = `
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import net from "node:net";

const plan = JSON.parse(readFileSync("/run/driver/plan.json", "utf8"));
const source = readFileSync("/run/driver/answer.sql", "utf8");
const MOST_ROWS = 2000, MOST_CHARACTERS = 1000, MOST_NOTICES = 8000;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function frame(type, body) {
  const head = Buffer.alloc(type ? 5 : 4);
  if (type) head.write(type, 0);
  head.writeInt32BE(body.length + 4, type ? 1 : 0);
  return Buffer.concat([head, body]);
}

class Connection {
  constructor(socket) {
    this.socket = socket; this.pending = Buffer.alloc(0); this.notices = "";
    this.closed = new Promise((resolve) => socket.on("close", resolve));
    socket.on("data", (chunk) => { this.pending = this.pending.length ? Buffer.concat([this.pending, chunk]) : chunk; this.read(); });
    socket.on("error", () => undefined);
  }
  static async open(user, database) {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const socket = net.connect("/tmp/.s.PGSQL.5432");
      const up = await new Promise((resolve) => socket.once("connect", () => resolve(true)).once("error", () => resolve(false)));
      if (!up) { await wait(10); continue; }
      const connection = new Connection(socket);
      const words = Buffer.from(["user", user, "database", database, "client_encoding", "UTF8", ""].join("\\0") + "\\0");
      const version = Buffer.alloc(4); version.writeInt32BE(196608);
      const ready = await connection.exchange(frame("", Buffer.concat([version, words])));
      if (ready.error === undefined) return connection;
      socket.destroy();
      if (!ready.error.includes("starting up")) throw new Error(ready.error);
      await wait(10);
    }
    throw new Error("PostgreSQL did not start");
  }
  exchange(bytes) {
    this.answer = { columns: [], rows: [], total: 0 };
    const answered = new Promise((resolve) => (this.resolve = resolve));
    this.socket.write(bytes);
    return Promise.race([answered, this.closed.then(() => ({ ...this.answer, error: this.answer.error ?? "connection closed" }))]);
  }
  query(text) { return this.exchange(frame("Q", Buffer.concat([Buffer.from(text.replaceAll("\\0", "\\ufffd")), Buffer.from([0])]))); }
  read() {
    let at = 0;
    while (this.pending.length - at >= 5) {
      const length = this.pending.readInt32BE(at + 1) + 1;
      if (this.pending.length - at < length) break;
      this.message(String.fromCharCode(this.pending[at]), this.pending.subarray(at + 5, at + length));
      at += length;
    }
    if (at > 0) this.pending = this.pending.subarray(at);
  }
  message(type, body) {
    const answer = this.answer;
    if (type === "T") {
      answer.columns = []; answer.rows = []; answer.total = 0;
      let at = 2;
      for (let left = body.readInt16BE(0); left > 0; left -= 1) { const end = body.indexOf(0, at); answer.columns.push(body.toString("utf8", at, end)); at = end + 19; }
    } else if (type === "D") {
      answer.total += 1;
      if (answer.rows.length < MOST_ROWS) answer.rows.push(row(body));
    } else if (type === "E") {
      answer.error = words(body);
      // A refused start is answered by this alone.
      if (!this.ready) this.resolve(answer);
    }
    else if (type === "N" && this.notices.length < MOST_NOTICES) this.notices += words(body) + "\\n";
    // COPY FROM STDIN waits for data that nobody has.
    else if (type === "G") this.socket.write(frame("f", Buffer.from("no data\\0")));
    else if (type === "Z") { this.ready = true; this.resolve(answer); }
  }
  async end() { this.socket.end(frame("X", Buffer.alloc(0))); await Promise.race([this.closed, wait(200)]); this.socket.destroy(); }
}

function row(body) {
  const values = [];
  let at = 2;
  for (let left = body.readInt16BE(0); left > 0; left -= 1) {
    const length = body.readInt32BE(at); at += 4;
    if (length < 0) { values.push(null); continue; }
    values.push(body.toString("utf8", at, at + Math.min(length, MOST_CHARACTERS * 4)).slice(0, MOST_CHARACTERS)); at += length;
  }
  return values;
}

function words(body) {
  const fields = Object.fromEntries(body.toString("utf8").split("\\0").filter(Boolean).map((field) => [field[0], field.slice(1)]));
  return [fields.S, fields.C, fields.M, fields.D].filter(Boolean).join(" ").slice(0, 2000);
}

const settings = { listen_addresses: "", unix_socket_directories: "/tmp", shared_buffers: "8MB", max_connections: "8", fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off", dynamic_shared_memory_type: "mmap", max_wal_size: "32MB", max_parallel_workers: "0", work_mem: "4MB", maintenance_work_mem: "16MB", temp_file_limit: "32MB", statement_timeout: "2000", timezone: plan.timeZone, jit: "off", log_min_messages: "fatal" };
const copied = spawnSync("/bin/cp", ["-a", "/run/template/.", "/data"], { encoding: "utf8" });
if (copied.status !== 0) throw new Error(copied.stderr);
// The kernel refuses one process what the sampler would see too late: a growing string is copied at gigabytes a second.
const limited = ["-c", 'ulimit -d "$0" && exec "$@"', String(plan.dataKibibytes), plan.postgres];
const server = spawn("/bin/bash", [...limited, "-D", "/data", ...Object.entries(settings).flatMap(([name, value]) => ["-c", name + "=" + value])], { stdio: ["ignore", "ignore", "inherit"] });
const none = { columns: [], rows: [], total: 0 };
let over = false;
function finish(report) {
  if (over) return;
  over = true;
  server.kill("SIGQUIT");
  process.stdout.write(JSON.stringify({ result: none, after: [], notices: "", snippetMs: 0, ...report }), () => process.exit(0));
}

/** Milliseconds that the processes of the sandbox were on a processor, and waited for one. */
function processorTime() {
  const times = { ranMs: 0, waitedMs: 0 };
  for (const entry of readdirSync("/proc").filter((name) => /^\\d+$/.test(name))) {
    try {
      const [ran, waited] = readFileSync("/proc/" + entry + "/schedstat", "latin1").split(" ").map(Number);
      times.ranMs += ran / 1e6; times.waitedMs += waited / 1e6;
    } catch { /* It ended meanwhile, or the kernel counts nothing. */ }
  }
  return times;
}

/** What running a statement does, as its owner; nothing of it stays. */
async function explain(statement) {
  const planner = await Connection.open("candidate", "task");
  const answer = await planner.query("BEGIN; EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF) " + statement + "\\n; ROLLBACK");
  await planner.end();
  return (answer.error ?? answer.rows.map(([line]) => line).join("\\n")).slice(0, 16000);
}

const admin = await Connection.open("postgres", "postgres");
await admin.query("CREATE ROLE candidate LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
await admin.query("CREATE DATABASE task OWNER candidate");
await admin.query("REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC");
await admin.end();

const owner = await Connection.open("candidate", "task");
const made = await owner.query("SET statement_timeout = 0; " + plan.setup + "\\n; ANALYZE");
await owner.end();
if (made.error !== undefined) finish({ setup: made.error });
else {
  const before = processorTime();
  const began = performance.now();
  const snippetMs = () => performance.now() - began;
  setTimeout(() => {
    const now = processorTime();
    finish({ snippetMs: snippetMs(), stopped: { ranMs: now.ranMs - before.ranMs, waitedMs: now.waitedMs - before.waitedMs } });
  }, plan.snippetMs);
  const candidate = await Connection.open("candidate", "task");
  const result = await candidate.query(source);
  await candidate.end();
  const after = [];
  const reader = await Connection.open("postgres", "task");
  for (const query of plan.after) after.push(await reader.query(query));
  await reader.end();
  const plans = [];
  for (const statement of plan.explain) plans.push(await explain(statement ?? source));
  finish({ result, after, plans, notices: candidate.notices, snippetMs: snippetMs() });
}
`;
