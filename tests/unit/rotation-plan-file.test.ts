import path from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CommandIo } from "@/lib/cli/commands/command";
import { plan } from "@/lib/cli/commands/plan";
import { readPlanFile } from "@/lib/domain/rotation/read-plan-file";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

/** Runs the command on a file beside the tests or under docs/. */
async function command(file: string, json = true) {
  const [printed, noted]: [string[], string[]] = [[], []];
  const io: CommandIo = { root: ROOT, print: (text) => void printed.push(text), note: (text) => void noted.push(text), file: (name) => path.join(ROOT, name) };
  const code = await plan.run(json ? [file, "--json"] : [file], io);
  return { code, printed: printed.join("\n"), noted: noted.join("\n") };
}

function read(value: unknown) {
  const result = readPlanFile(value);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result;
}

describe("the plan file", () => {
  it("needs nothing but members", () => {
    expect(read({ members: ["a", 2] }).input).toMatchObject({ rounds: [1], members: [{ id: "a", level: 3 }, { id: "2" }], scenarios: null, roomSize: { min: 2, max: 4, preferred: 3 } });
    expect(read({ members: 3 }).input.members.map((member) => member.id)).toEqual(["m1", "m2", "m3"]);
    expect(read(["a", "b"]).input.members).toHaveLength(2);
  });

  it("takes absences, conflicts, seen lists and room sizes in each of their forms", () => {
    const base = { members: ["a", "b"], rounds: 4 };
    for (const absences of [{ a: [1, 2] }, [{ member: "a", rounds: [1, 2] }], [{ member: "a", round: 1 }, { member: "a", round: 2 }]]) {
      expect(read({ ...base, absences }).input.absences).toEqual([{ member: "a", round: 1 }, { member: "a", round: 2 }]);
    }
    expect(read({ ...base, conflicts: [["a", "b"], { members: ["b", "a"], scope: "room" }] }).input.conflicts).toEqual([{ members: ["a", "b"], scope: "pair" }, { members: ["b", "a"], scope: "room" }]);
    for (const seen of [["a"], [{ member: "a" }], { a: "observer" }, { a: ["observer"] }]) {
      expect(read({ ...base, scenarios: [{ id: "s", seen }] }).input.scenarios?.[0]?.seenBy).toEqual([{ member: "a", as: "observer" }]);
    }
    expect(read({ ...base, roomSize: 2 }).input.roomSize).toEqual({ min: 2, max: 4, preferred: 2 });
    expect(read({ ...base, roomSize: { max: 2 } }).input.roomSize).toEqual({ min: 2, max: 2, preferred: 2 });
  });

  it("plans on after the history", () => {
    expect(read({ members: 2, rounds: 2, history: [{ rooms: [] }, { rooms: [] }] }).input.rounds).toEqual([3, 4]);
  });

  it("names ids that nobody has, and keys that it does not know, and goes on", () => {
    const { warnings } = read({ members: ["a", "b"], absence: {}, absences: { gone: [1] }, conflicts: [["a", "ghost"]], scenarios: [{ id: "s", author: "left", seen: ["left"] }] });
    expect(warnings.map(({ code, path: where, id }) => [code, where, id])).toEqual([
      ["unknownKey", "absence", "absence"],
      ["unknownMember", "absences", "gone"],
      ["unknownMember", "conflicts[0]", "ghost"],
      ["unknownMember", "scenarios[0].author", "left"],
      ["unknownMember", "scenarios[0].seen", "left"],
    ]);
  });

  it.each([
    [{}, "members"],
    [{ members: ["a", "a"] }, "members[1]"],
    [{ members: ["a", { id: "b", level: 9 }] }, "members[1].level"],
    [{ members: 2, rounds: 0 }, "rounds"],
    [{ members: 2, rounds: [1], history: [{ round: 1 }] }, "rounds[0]"],
    [{ members: 2, roomSize: { min: 4, max: 2 } }, "roomSize"],
    [{ members: 2, conflicts: [["m1", "m1"]] }, "conflicts[0]"],
    [{ members: 2, scenarios: ["s", "s"] }, "scenarios[1]"],
    ["text", "$"],
    [null, "$"],
  ])("refuses %j and names the place", (value, where) => {
    expect(readPlanFile(value)).toMatchObject({ ok: false, problems: [{ path: where }] });
  });

  it("never throws, whatever JSON it is given", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void readPlanFile(value)), { numRuns: 300, seed: 1 });
    fc.assert(fc.property(fc.record({ members: fc.jsonValue(), rounds: fc.jsonValue(), absences: fc.jsonValue(), scenarios: fc.jsonValue() }, { requiredKeys: [] }), (value) => void readPlanFile(value)), { numRuns: 300, seed: 1 });
  });
});

describe("kkori plan", () => {
  it("prints the example's plan as one JSON value with sentences in both languages", async () => {
    const { code, printed, noted } = await command("docs/plan-example.json");
    const report = JSON.parse(printed);
    expect({ code, noted }).toEqual({ code: 0, noted: "" });
    expect(report.rounds.map((round: { round: number }) => round.round)).toEqual([2, 3, 4, 5]);
    expect(report).toMatchObject({ problems: [], violations: [], warnings: [] });
    const room = report.rounds[0].rooms[0];
    expect(room.why[room.interviewer].ko).toMatch(/^[^{}]*습니다\.$/);
    expect(room.why[room.candidate].en).toMatch(/has not seen the scenario\.$/);
    expect(report.rounds[1].absent).toEqual(["harin"]);
  });

  it("prints a table for people", async () => {
    const { printed } = await command("docs/plan-example.json", false);
    expect(printed).toContain("2회차 · round 2");
    expect(printed).toContain("한서연");
    expect(printed).not.toMatch(/[{}]|undefined/);
  });

  it("says in both languages what can't be done, and ends with 1", async () => {
    const { code, printed, noted } = await command("tests/support/plan-impossible.json");
    expect(code).toBe(1);
    expect(JSON.parse(printed).problems.map((problem: { code: string }) => problem.code)).toEqual(["noUnseenScenario", "onePresent", "nobodyPresent"]);
    expect(noted).toContain("The least seen is");
    expect(noted).toContain("3회차에 오는 사람이 없습니다");
  });

  it("is told in the table of commands' words when a file does not fit, and ends with 2", async () => {
    const { code, printed, noted } = await command("package.json");
    expect({ code, printed }).toEqual({ code: 2, printed: "" });
    expect(noted).toContain("members");
    expect(noted).toContain("docs/plan-format.md");
    await expect(command("README.md")).rejects.toThrow("JSON");
  });
});
