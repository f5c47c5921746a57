/**
 * How many people can type at a time: `npm run bench -- typing [ROOMS] [UPDATES A SECOND IN EACH] [SECONDS]`.
 * A server in a process of its own over a durable PostgreSQL; in each room one candidate types and one interviewer reads along.
 * Prints the time from a key to its acknowledgement, and what the server needed; exits with 1 when an update was lost or never seen.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Role } from "@/lib/protocol/roles";
import { guestCookieName } from "@/lib/server/auth/viewer";
import { closeDatabase, prisma } from "@/lib/server/db";
import { executeCommand, executeSystemCommand } from "@/lib/server/interviews/pipeline";
import { hashToken, newToken } from "@/lib/server/security/tokens";
import { startCluster } from "@/lib/server/setup/cluster";
import { makeCurrent } from "@/lib/server/use-cases/scenario-versions";
import { migrate } from "@/lib/server/setup/migrate";
import { ChildServer } from "../support/child-server";
import { aScenario } from "../support/scenario";
import { closeSockets, connect, Typist, type Identity } from "../support/sockets";
import { TEST_ORIGIN } from "../support/server";

const [ROOMS = 100, RATE = 10, SECONDS = 10] = process.argv.slice(2).map(Number);
const DRAIN_MS = 10_000;

type Person = Identity & { viewer: { participantId: string; interviewId: string; role: Role; name: string; userId: null } };

async function aPerson(interviewId: string, role: "interviewer" | "candidate"): Promise<Person> {
  const token = newToken();
  const { id } = await prisma().participant.create({ data: { interviewId, name: role, role, guestTokenHash: hashToken(token) } });
  await executeSystemCommand(interviewId, { type: "participant.admit", participantId: id, name: role, role, userId: null });
  const viewer = { participantId: id, interviewId, role, name: role, userId: null };
  return { cookie: `${guestCookieName(interviewId)}=${token}`, surface: role === "candidate" ? "room" : "console", viewer };
}

/** A started interview with its first question revealed. */
async function aRoom(scenarioVersionId: string): Promise<{ interviewer: Person; candidate: Person }> {
  const { id } = await prisma().interview.create({ data: { scenarioVersionId, plannedMinutes: 30 } });
  await executeSystemCommand(id, { type: "interview.create", plannedMinutes: 30 });
  const [interviewer, candidate] = [await aPerson(id, "interviewer"), await aPerson(id, "candidate")];
  const send = (command: object) => executeCommand({ interviewId: id, viewer: interviewer.viewer, envelope: { id: randomUUID(), command } });
  const revealId = randomUUID();
  await send({ type: "interview.start" });
  await send({ type: "node.reveal", revealId, nodeId: "q1" });
  await executeSystemCommand(id, { type: "reveal.complete", revealId });
  return { interviewer, candidate };
}

const sentAt = new Map<string, number>();
const waits: number[] = [];
let seen = 0;

/** Lets both join; gives the one who types. */
async function enter(url: string, { interviewer, candidate }: Awaited<ReturnType<typeof aRoom>>): Promise<Typist> {
  const [console, room] = [connect(url, interviewer), connect(url, candidate)];
  await Promise.all([console, room].map((socket) => socket.until("the first view", () => socket.last("writing"))));
  for (const socket of [console, room]) socket.socket.offAny();
  console.socket.on("text", (frame) => (seen += frame.updates.length));
  room.socket.on("text", (frame) => {
    for (const id of frame.acks.flatMap((ack) => ack.ids)) {
      waits.push(performance.now() - (sentAt.get(id) ?? NaN));
      sentAt.delete(id);
    }
  });
  await console.open("q1", null);
  return Typist.start(room, "q1");
}

/** Types at an even pace until the time is over. */
async function type(typist: Typist, startAt: number): Promise<number> {
  await delay(startAt - performance.now());
  for (let count = 0; ; count++) {
    const next = startAt + (count * 1_000) / RATE;
    if (next > startAt + SECONDS * 1_000) return count;
    await delay(Math.max(0, next - performance.now()));
    const id = randomUUID();
    sentAt.set(id, performance.now());
    typist.edit((text) => text.insert(text.length, "x"), id);
  }
}

/** CPU time of a process in seconds and its memory in MiB, where the system tells. */
function usage(pid: number): { cpu: number; memory: number } {
  if (process.platform !== "linux") return { cpu: NaN, memory: NaN };
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, memory: Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024 };
}

const folder = mkdtempSync(path.join(tmpdir(), "kkori-bench-"));
chmodSync(folder, 0o711);
const cluster = await startCluster({ folder, password: randomBytes(18).toString("base64url"), durable: true, temporary: true });
const root = path.resolve(import.meta.dirname, "..", "..");
await migrate(cluster.url("postgres"), root);
Object.assign(process.env, { DATABASE_URL: cluster.url("postgres"), NEXTAUTH_URL: TEST_ORIGIN, NEXTAUTH_SECRET: randomBytes(32).toString("base64url"), LOG_LEVEL: "warn" });
await prisma().$transaction((transaction) => makeCurrent(transaction, aScenario()));
const version = await prisma().scenarioVersion.findFirstOrThrow({ where: { isCurrent: true } });
const rooms = [];
for (let at = 0; at < ROOMS; at++) rooms.push(await aRoom(version.id));
const server = await ChildServer.start();
const idle = usage(server.pid);
const typists = [];
for (const room of rooms) typists.push(await enter(server.url, room));
const joined = usage(server.pid);
const from = performance.now() + 200;
const counts = await Promise.all(typists.map((typist, at) => type(typist, from + (at * 1_000) / RATE / ROOMS)));
const elapsed = (performance.now() - from) / 1_000;
const after = usage(server.pid);
const sent = counts.reduce((sum, count) => sum + count, 0);
for (const until = Date.now() + DRAIN_MS; (sentAt.size > 0 || seen < sent) && Date.now() < until; ) await delay(20);
waits.sort((a, b) => a - b);
const at = (share: number) => `${(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? NaN).toFixed(1)} ms`;
console.log(`${ROOMS} rooms, ${sent} updates, ${Math.round(sent / elapsed)} a second; not acknowledged ${sentAt.size}, not seen ${sent - seen}`);
console.log(`key to acknowledgement: median ${at(0.5)}, 90 % ${at(0.9)}, 99 % ${at(0.99)}, longest ${at(1)}`);
console.log(`server: ${(((after.cpu - joined.cpu) / elapsed) * 100).toFixed(0)} % of a core, ${((joined.memory - idle.memory) / ROOMS).toFixed(2)} MiB a room with two people, ${after.memory.toFixed(0)} MiB in all`);
closeSockets();
await server.kill();
await closeDatabase();
await cluster.stop();
if (sentAt.size > 0 || seen < sent) process.exitCode = 1;
