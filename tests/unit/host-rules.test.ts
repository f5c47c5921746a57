import { describe, expect, it } from "vitest";
import { hostSchema } from "@/lib/content/host";
import { apply } from "@/lib/domain/interview/apply";
import { decide } from "@/lib/domain/interview/decide";
import { decideSystem } from "@/lib/domain/interview/decide-system";
import type { SystemCommand } from "@/lib/domain/interview/system-commands";
import { initialState, type InterviewState } from "@/lib/domain/interview/state";
import { terminalOf } from "@/lib/domain/interview/terminal";
import { buildConsoleView, buildObserverView, buildReviewView, buildRoomView } from "@/lib/domain/views";
import type { Viewer } from "@/lib/domain/permissions";
import type { Command } from "@/lib/protocol/commands";
import type { HostResult } from "@/lib/protocol/host";
import type { Role } from "@/lib/protocol/roles";
import { aScenario } from "../support/scenario";

const host = hostSchema.parse({
  schema: 1, from: "q1", name: "web-1", user: "sre", prompt: "colon", kernel: "6.1", system: "Debian", startsAt: "2026-11-19T09:00:00+09:00", timeZone: "Asia/Seoul", bootedAt: "2026-11-01T00:00:00+09:00",
  events: [{ id: "disk-full", title: { ko: "디스크가 찬다", en: "The disk fills" }, from: "q2", wall: "no space left on device" }],
  files: [{ path: "/srv/secret-of-q3", from: "q3", text: "HIDDEN-Q3" }],
});
const scenario = aScenario({ host });
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const viewer = (role: Role): Viewer => ({ participantId: uuid({ interviewer: 1, candidate: 2, observer: 3 }[role]), interviewId: uuid(9), role, name: role, userId: null });

class Interview {
  state: InterviewState = initialState();
  private made = 0;
  constructor() {
    this.system({ type: "interview.create", plannedMinutes: 30 });
    for (const role of ["interviewer", "candidate", "observer"] as const) this.system({ type: "participant.admit", participantId: viewer(role).participantId, name: role, role, userId: null });
    this.send("interviewer", { type: "interview.start" });
  }
  private take(outcome: ReturnType<typeof decide>, actorId: string | null): string {
    if (!outcome.ok) return outcome.code;
    for (const event of outcome.events) this.state = apply(this.state, { seq: this.state.seq + 1, at: 1_000_000 + this.state.seq * 1000, actorId, commandId: uuid(++this.made + 100), event });
    return outcome.events.map(({ type }) => type).join();
  }
  send(role: Role, command: Command): string {
    return this.take(decide({ state: this.state, scenario, actor: viewer(role), command, at: 1_000_000 + this.state.seq * 1000 }), viewer(role).participantId);
  }
  system(command: SystemCommand): string {
    return this.take(decideSystem(this.state, command, 1_000_000 + this.state.seq * 1000), null);
  }
  reveal(nodeId: string, n: number, askedBy?: string | null): void {
    this.send("interviewer", { type: "node.reveal", revealId: uuid(n), nodeId, ...(askedBy === undefined ? {} : { askedBy }) });
    this.system({ type: "reveal.complete", revealId: uuid(n) });
  }
  view<T>(build: (context: Parameters<typeof buildRoomView>[0]) => T, role: Role): T {
    return build({ interviewId: uuid(9), state: this.state, scenario, viewer: viewer(role), locale: "en", now: 2_000_000 });
  }
}

const result = (change: Partial<HostResult> = {}): HostResult => ({
  engine: { name: "bash", authoritative: true }, output: "out\n", exitCode: 0, truncated: false, asked: [], kept: [], sets: [], cwd: "/var/log", env: 'declare -- x="5"', written: { "/tmp/a": "1" }, ...change,
});
const command = (n: number, line = "uptime"): Command => ({ type: "host.command", entryId: uuid(n), line });

describe("commands on the host", () => {
  it("HO1 only the candidate, once it is opened, until the end", () => {
    const one = new Interview();
    expect(one.send("candidate", command(20))).toBe("notRevealed");
    expect(one.view(buildRoomView, "candidate").host).toBeNull();
    one.reveal("q1", 10);
    expect(one.send("interviewer", command(21))).toBe("forbidden");
    expect(one.send("observer", command(21))).toBe("forbidden");
    expect(one.send("candidate", command(21))).toBe("host.commanded");
    one.send("interviewer", { type: "interview.pause" });
    one.system({ type: "host.respond", entryId: uuid(21), result: result() });
    expect(one.send("candidate", command(22))).toBe("host.commanded");
    one.send("interviewer", { type: "interview.end" });
    expect(one.send("candidate", command(23))).toBe("interviewEnded");
  });

  it("HO2 one at a time, at most 500, and a result counts once", () => {
    const one = new Interview();
    one.reveal("q1", 10);
    one.send("candidate", command(20));
    expect(one.send("candidate", command(20))).toBe("conflict");
    expect(one.send("candidate", command(21))).toBe("tooManyRequests");
    expect(one.system({ type: "host.respond", entryId: uuid(20), result: result() })).toBe("host.responded");
    expect(one.system({ type: "host.respond", entryId: uuid(20), result: result() })).toBe("");
    for (let n = 1; n < 500; n += 1) {
      one.send("candidate", command(1000 + n));
      one.system({ type: "host.respond", entryId: uuid(1000 + n), result: result() });
    }
    expect(one.send("candidate", command(5000))).toBe("tooManyRequests");
  });

  it("one on its way is cancelled by who entered it or by the interviewer", () => {
    const one = new Interview();
    one.reveal("q1", 10);
    one.send("candidate", command(20));
    expect(one.send("observer", { type: "host.cancel", entryId: uuid(20) })).toBe("forbidden");
    expect(one.send("candidate", { type: "host.cancel", entryId: uuid(20) })).toBe("host.cancelled");
    expect(one.system({ type: "host.respond", entryId: uuid(20), result: result() })).toBe("");
  });

  it("HO4 the next command starts where the last one ended", () => {
    const one = new Interview();
    one.reveal("q1", 10);
    expect(terminalOf(host, one.state)).toEqual({ cwd: "/home/sre", env: "", written: {}, history: [] });
    one.send("candidate", command(20, "cd /var/log"));
    one.system({ type: "host.respond", entryId: uuid(20), result: result() });
    one.send("candidate", command(21, "false"));
    one.system({ type: "host.fail", entryId: uuid(21) });
    expect(terminalOf(host, one.state)).toEqual({ cwd: "/var/log", env: 'declare -- x="5"', written: { "/tmp/a": "1" }, history: ["cd /var/log", "false"] });
    expect(terminalOf(host, one.state, uuid(20)).cwd).toBe("/home/sre");
    expect(one.view(buildRoomView, "candidate").host?.prompt).toBe("sre@web-1:/var/log$ ");
  });

  it("HO5 what it waits for is for the interviewer; an answer by hand is for all", () => {
    const one = new Interview();
    one.reveal("q1", 10);
    one.send("candidate", command(20, "perf top"));
    one.system({ type: "host.respond", entryId: uuid(20), result: result({ asked: [{ command: "perf top", heldFor: "q3" }] }) });
    expect(one.view(buildConsoleView, "interviewer").host?.asked).toMatchObject([{ entryId: uuid(20), commands: [{ command: "perf top", heldFor: "title of q3" }] }]);
    expect(one.view(buildObserverView, "observer").host).toMatchObject({ asked: [], events: [] });
    for (const view of [one.view(buildRoomView, "candidate"), one.view(buildObserverView, "observer")]) expect(JSON.stringify(view)).not.toMatch(/q3/);
    expect(one.send("candidate", { type: "host.answer", entryId: uuid(20), text: "a" })).toBe("forbidden");
    expect(one.send("interviewer", { type: "host.answer", entryId: uuid(20), text: "42%" })).toBe("host.answered");
    expect(one.view(buildRoomView, "candidate").host?.items.at(-1)).toMatchObject({ kind: "answer", line: "perf top", text: "42%" });
    expect(one.view(buildConsoleView, "interviewer").host?.asked).toEqual([]);
  });

  it("HO6 an event happens once, not before its time, and is seen on the terminal", () => {
    const one = new Interview();
    one.reveal("q1", 10);
    expect(one.send("interviewer", { type: "host.inject", eventId: "disk-full" })).toBe("notRevealed");
    expect(one.send("interviewer", { type: "host.inject", eventId: "other" })).toBe("notFound");
    one.reveal("q2", 11);
    expect(one.send("candidate", { type: "host.inject", eventId: "disk-full" })).toBe("forbidden");
    expect(JSON.stringify(one.view(buildRoomView, "candidate"))).not.toMatch(/disk/);
    expect(one.send("interviewer", { type: "host.inject", eventId: "disk-full" })).toBe("host.injected");
    expect(one.send("interviewer", { type: "host.inject", eventId: "disk-full" })).toBe("");
    expect(one.view(buildRoomView, "candidate").host?.items).toMatchObject([{ kind: "wall", text: expect.stringMatching(/^Broadcast message from systemd-journald@web-1 \(Thu 2026-11-19 09:00:\d\d KST\):\n\nno space left on device$/) }]);
    expect(one.view(buildConsoleView, "interviewer").host?.events).toEqual([{ eventId: "disk-full", title: "The disk fills", state: "happened" }]);
  });

  it("HO7 asked-for and volunteered cards stay apart", () => {
    const one = new Interview();
    one.reveal("q1", 10);
    one.send("candidate", command(20));
    one.system({ type: "host.respond", entryId: uuid(20), result: result() });
    one.reveal("q1-card", 11, uuid(20));
    one.reveal("q2", 12);
    one.reveal("q2-card", 13);
    one.reveal("q3", 14);
    one.reveal("q3-card", 15, null);
    const review = buildReviewView({ interviewId: uuid(9), state: one.state, scenario, viewer: viewer("interviewer"), locale: "en", now: 2_000_000 }, {});
    expect(review.evidence.map(({ kind, id, asked }) => [kind, id, asked])).toEqual([
      ["command", uuid(20), true], ["card", "q1-card", true], ["card", "q2-card", false], ["card", "q3-card", true],
    ]);
  });

  it("HO5 a card that is released for a command settles it, unless the release is taken back", () => {
    const one = new Interview();
    one.reveal("q1", 10);
    one.send("candidate", command(20, "perf top"));
    one.system({ type: "host.respond", entryId: uuid(20), result: result({ asked: [{ command: "perf top", heldFor: null }] }) });
    const waiting = () => one.view(buildConsoleView, "interviewer").host?.asked.map(({ entryId }) => entryId);
    expect(waiting()).toEqual([uuid(20)]);
    one.send("interviewer", { type: "node.reveal", revealId: uuid(11), nodeId: "q1-card", askedBy: uuid(20) });
    expect(waiting()).toEqual([]);
    one.send("interviewer", { type: "reveal.undo", revealId: uuid(11) });
    expect(waiting()).toEqual([uuid(20)]);
    one.reveal("q1-card", 12, uuid(20));
    expect(waiting()).toEqual([]);
  });

  it("HO3 no view holds the host's facts", () => {
    const one = new Interview();
    one.reveal("q1", 10);
    for (const view of [one.view(buildRoomView, "candidate"), one.view(buildObserverView, "observer"), one.view(buildConsoleView, "interviewer")]) expect(JSON.stringify(view)).not.toMatch(/HIDDEN-Q3|secret-of-q3/);
  });
});
