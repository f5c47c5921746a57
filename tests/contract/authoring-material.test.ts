import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readScenarioFile } from "@/lib/content/own/scenario-file";
import type { Account } from "@/lib/server/auth/account";
import { copyScenario, createDraft, openDraft, saveDraft } from "@/lib/server/use-cases/authoring/drafts";
import { keepFollowUps, listKeepable } from "@/lib/server/use-cases/authoring/keep-follow-ups";
import { exportScenario, readFileForDraft } from "@/lib/server/use-cases/authoring/transfer";
import { tryTask } from "@/lib/server/use-cases/authoring/try-task";
import { createInterview } from "@/lib/server/use-cases/interviews";
import { syncLibrary } from "@/lib/server/use-cases/scenario-versions";
import { act, aDraft, aGroupOfAuthors, aPublishedScenario, hostOf, refusal } from "../support/builders/authoring";
import { startInstallation } from "../support/builders/installation";
import { aMember, anInterview, aStoredScenario, must } from "../support/builders/interviews";
import { aWrittenTask } from "../support/own-scenario";

const ROOT = join(import.meta.dirname, "../..");
let installation: Awaited<ReturnType<typeof startInstallation>>;
let author: Account;
let outsider: Account;
beforeAll(async () => {
  installation = await startInstallation();
  ({ author, outsider } = await aGroupOfAuthors());
});
afterAll(() => installation.stop());

describe("copies of the library", () => {
  it("run the library's own worlds and nobody else's", async () => {
    await syncLibrary(join(ROOT, "content"));
    const slug = must(await copyScenario(author, "log-processor", {})).slug;
    const { content } = must(await openDraft(author, slug));
    const task = content.questions.find((question) => question.task !== null)?.task;
    expect(task?.fixturesOf).toBe("log-processor");
    expect(await tryTask(author, slug, { task: { ...task, fixturesOf: "quickeats" }, source: "true" })).toEqual(refusal("invalid", "fixturesOf"));
    const other = { ...content, questions: content.questions.map((question) => (question.task ? { ...question, task: { ...question.task, fixturesOf: "quickeats" } } : question)) };
    expect(await saveDraft(author, slug, { revision: 1, content: other })).toEqual(refusal("invalid", "fixturesOf"));
    expect(await createDraft(author, { content: { ...content, questions: [...content.questions, ...other.questions] } })).toEqual(refusal("invalid", "fixturesOf"));
  });

  it("go out as a file and come back without loss, unless the reader is still to be asked", async () => {
    const { text } = must(await exportScenario(author, "log-processor", ROOT));
    const read = must(await readFileForDraft(author, new TextEncoder().encode(text), ROOT));
    if (read.kind !== "scenario") throw new Error("not recognised");
    expect(read.scenario).toEqual(readScenarioFile(text));
    const slug = must(await createDraft(author, { content: read.scenario })).slug;
    expect(must(await openDraft(author, slug)).content).toEqual(read.scenario);
    const ownHost = { ...read.scenario, host: { ...read.scenario.host, name: "elsewhere" } };
    expect(await createDraft(author, { content: ownHost })).toEqual(refusal("invalid", "host"));
    expect(await saveDraft(author, slug, { revision: 1, content: ownHost })).toEqual(refusal("invalid", "host"));
    const interview = await anInterview({ host: author, scenario: { slug: "log-processor" } as never });
    const { account } = await aMember(interview, "candidate");
    expect(await createDraft(account, { content: read.scenario })).toEqual(refusal("forbidden"));
    expect(await openDraft(account, slug)).toEqual(refusal("scenarioUnknown"));
  });
});

describe("trying a task out", () => {
  it("runs the written world for real", async () => {
    const slug = await aDraft(author);
    const evidence = must(await tryTask(author, slug, { task: aWrittenTask(), source: "sort /srv/words.txt\n" }));
    expect(evidence.cases.map(({ verdict }) => verdict)).toEqual(["pass", "pass"]);
    expect(must(await tryTask(author, slug, { task: aWrittenTask(), source: "cat /srv/words.txt\n" })).verdict).toBe("fail");
  });

  it.each([
    ["a path out of the folders", { files: { "/srv/../etc/passwd": "x" }, expected: { kind: "lines", lines: [], ordered: true } }],
    ["a file of the host to compare with", { files: { "/srv/a": "x" }, expected: { kind: "files", files: { "/proc/1/environ": { text: "x" } } } }],
    ["an expectation of another kind", { files: {}, expected: { kind: "httpTraffic" } }],
  ])("refuses %s", async (_name, fixture) => {
    const slug = await aDraft(author);
    const [first, ...others] = aWrittenTask().cases;
    if (!first) throw new Error("no case");
    expect(await tryTask(author, slug, { task: aWrittenTask({ cases: [{ ...first, fixture: fixture as never }, ...others] }), source: "true" })).toEqual(refusal("invalid", "task"));
  });

  it("refuses kinds that compare by patterns", async () => {
    expect(await tryTask(author, await aDraft(author), { task: aWrittenTask({ kind: "nginx" }), source: "" })).toEqual(refusal("invalid", "task"));
  });
});

describe("follow-ups typed in an interview", () => {
  it("are kept in the scenario's draft once, or in a copy where it is not one's own", async () => {
    const slug = await aPublishedScenario(author);
    const library = await aStoredScenario({ slug: `kept-${randomUUID().slice(0, 8)}` });
    for (const [scenarioSlug, copied] of [[slug, false], [library.slug, true]] as const) {
      const { interviewId } = must(await createInterview(author, { scenarioSlug, plannedMinutes: 30 }));
      const viewer = await hostOf(interviewId, author);
      await act(viewer, { type: "interview.start" });
      const nodeId = randomUUID();
      await act(viewer, { type: "followUp.add", nodeId, questionId: "q1", prompt: "그 값은 어디에서 보셨나요?", minutes: 2 });
      expect(await listKeepable(viewer)).toMatchObject([{ nodeId }]);
      const kept = must(await keepFollowUps(author, viewer, { nodeIds: [nodeId] }));
      expect(kept).toMatchObject({ kept: 1, copied });
      const draft = must(await openDraft(author, kept.slug));
      expect(draft.content.questions[0]?.followUps.at(-1)).toMatchObject({ id: nodeId, prompt: { ko: "그 값은 어디에서 보셨나요?", en: "" }, parentId: null });
      if (!copied) expect(must(await keepFollowUps(author, viewer, { nodeIds: [nodeId] })).kept).toBe(0);
      expect(await keepFollowUps(outsider, viewer, { nodeIds: [nodeId] })).toEqual(refusal("forbidden"));
      expect(await keepFollowUps(author, { ...viewer, role: "observer" }, { nodeIds: [nodeId] })).toEqual(refusal("forbidden"));
    }
  });
});
