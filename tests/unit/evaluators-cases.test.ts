import { describe, expect, it } from "vitest";
import type { Task } from "@/lib/content/schema";
import { caseEvidence, quietOutcome } from "@/lib/evaluators/cases/case-evidence";
import { runCases } from "@/lib/evaluators/cases/run-cases";
import { says } from "@/lib/evaluators/evidence/check-names";
import { SandboxBusy } from "@/lib/evaluators/sandbox/sandbox";

const text = { ko: "-", en: "-" };
const fixture = { files: {}, expected: { kind: "lines", lines: [], ordered: true } };

/** A run whose cases end when the test says so; `log` is the order in which they began. */
function aRun(name: string, log: string[], { sideBySide, signal = new AbortController().signal }: { sideBySide: boolean; signal?: AbortSignal }) {
  const ends = new Map<string, () => void>();
  const cases: Task["cases"] = [1, 2, 3].map((seed) => ({ id: `${name}${seed}`, visibility: "public", seed, label: text, fixture }));
  const task: Task = { id: "task", kind: "shell", fileName: "answer.sh", brief: text, publicExample: text, cases, options: {} };
  const evidence = runCases(
    { scenarioSlug: "none", task, source: "" },
    signal,
    async (taskCase) => {
      log.push(taskCase.id);
      await new Promise<void>((resolve) => ends.set(taskCase.id, resolve));
      return caseEvidence(taskCase, quietOutcome(0), []);
    },
    { sideBySide },
  );
  return { evidence: evidence.then((all) => all.map(({ caseId }) => caseId)), end: (id: string) => (ends.get(id)?.(), settle()) };
}

const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

describe("the cases of a run", () => {
  it.each([
    [new SandboxBusy(), [says("serverBusy")]],
    [new Error("sandbox: no room\nat line 3"), [says("serverFault"), "sandbox: no room"]],
  ])("say in the reader's language that the server is at fault: %s", async (thrown, parts) => {
    const task: Task = { id: "task", kind: "shell", fileName: "answer.sh", brief: text, publicExample: text, cases: [{ id: "a", visibility: "public", seed: 1, label: text, fixture }], options: {} };
    const [broken] = await runCases({ scenarioSlug: "none", task, source: "" }, new AbortController().signal, () => Promise.reject(thrown));
    expect([broken?.verdict, broken?.checks[0]?.gotParts]).toEqual(["error", parts]);
  });

  it("are done two at once where nothing else runs, and stand in their order", async () => {
    const log: string[] = [];
    const run = aRun("a", log, { sideBySide: true });
    await settle();
    expect(log).toEqual(["a1", "a2"]);
    await run.end("a2");
    expect(log).toEqual(["a1", "a2", "a3"]);
    await run.end("a3");
    await run.end("a1");
    expect(await run.evidence).toEqual(["a1", "a2", "a3"]);
  });

  it("are done in turn where another run has the place, and always where timing is judged", async () => {
    const log: string[] = [];
    const [first, second] = [aRun("a", log, { sideBySide: false }), aRun("b", log, { sideBySide: true })];
    await settle();
    expect(log).toEqual(["a1", "b1"]);
    for (const id of ["b1", "b2", "a1", "b3", "a2", "a3"]) await (id.startsWith("a") ? first : second).end(id);
    expect(log).toEqual(["a1", "b1", "b2", "b3", "a2", "a3"]);
    expect([await first.evidence, await second.evidence]).toEqual([["a1", "a2", "a3"], ["b1", "b2", "b3"]]);
  });

  it("that wait are not begun once the run is cancelled", async () => {
    const log: string[] = [];
    const cancel = new AbortController();
    const run = aRun("a", log, { sideBySide: true, signal: cancel.signal });
    await settle();
    cancel.abort();
    for (const id of ["a1", "a2"]) await run.end(id);
    expect([await run.evidence, log]).toEqual([["a1", "a2", "a3"], ["a1", "a2"]]);
  });
});
