import { randomUUID } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listSlugs } from "@/lib/content/load";
import { prisma } from "@/lib/server/db";
import { executeCommand } from "@/lib/server/interviews/pipeline";
import { createInterview } from "@/lib/server/use-cases/interviews";
import { canonicalJson, syncLibrary } from "@/lib/server/use-cases/scenario-versions";
import { getScenario, listScenarios } from "@/lib/server/use-cases/scenarios";
import { startInstallation } from "../support/builders/installation";
import { aMember, anInterview, aStoredScenario, must } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";
import { text } from "../support/scenario";

let installation: Awaited<ReturnType<typeof startInstallation>>;
let library: string;
const CONTENT = join(import.meta.dirname, "../../content");
const SLUG = "log-processor";

beforeAll(async () => {
  installation = await startInstallation();
  library = await mkdtemp(join(tmpdir(), "kkori-library-"));
});
afterAll(async () => {
  await rm(library, { recursive: true, force: true });
  await installation.stop();
});

describe("the library", () => {
  it("takes in what the content folder holds, and a second run changes nothing", async () => {
    const slugs = await listSlugs(CONTENT);
    expect(slugs).toContain(SLUG);
    expect(await syncLibrary(CONTENT)).toContainEqual({ slug: SLUG, change: "added" });
    const rows = await prisma().scenarioVersion.count();
    expect((await syncLibrary(CONTENT)).some(({ change }) => change === "added" || change === "updated" || change === "retired")).toBe(false);
    expect(await prisma().scenarioVersion.count()).toBe(rows);
  });

  it("adds a version when a text changes, keeps the old one for its interviews, and comes back to it", async () => {
    const slug = SLUG;
    await cp(join(CONTENT, slug), join(library, slug), { recursive: true });
    await syncLibrary(library);
    const before = await prisma().scenarioVersion.findFirstOrThrow({ where: { slug, isCurrent: true } });
    const file = join(library, slug, "en.yaml");
    const original = await readFile(file, "utf8");
    await writeFile(file, original.replace(/^title: .*$/m, "title: Another title"));
    expect(await syncLibrary(library)).toContainEqual({ slug, change: "updated" });
    const after = await prisma().scenarioVersion.findFirstOrThrow({ where: { slug, isCurrent: true } });
    expect(after.id).not.toBe(before.id);
    expect(await prisma().scenarioVersion.count({ where: { slug, isCurrent: true } })).toBe(1);
    expect((await listScenarios("en")).find((item) => item.slug === slug)?.title).toBe("Another title");

    await writeFile(file, original);
    await Promise.all([syncLibrary(library), syncLibrary(library)]);
    expect((await prisma().scenarioVersion.findFirstOrThrow({ where: { slug, isCurrent: true } })).id).toBe(before.id);
    expect(await prisma().scenarioVersion.count({ where: { slug } })).toBe(2);
  });

  it("retires a scenario whose folder is gone, and leaves its interviews alone", async () => {
    await aStoredScenario({ slug: "passing-through" });
    const empty = join(library, "empty");
    await mkdir(empty);
    await syncLibrary(empty);
    expect(await listScenarios("ko")).toEqual([]);
    expect(await prisma().scenarioVersion.count({ where: { slug: "passing-through" } })).toBe(1);
    await syncLibrary(CONTENT);
  });

  it("leaves a scenario as it was when its folder does not fit the format, and takes in the others", async () => {
    const mixed = join(library, "mixed");
    await cp(join(CONTENT, SLUG), join(mixed, SLUG), { recursive: true });
    await cp(join(CONTENT, SLUG), join(mixed, "second"), { recursive: true });
    const structure = await readFile(join(mixed, "second", "scenario.yaml"), "utf8");
    await writeFile(join(mixed, "second", "scenario.yaml"), structure.replace(`slug: ${SLUG}`, "slug: second"));
    expect(await syncLibrary(mixed)).toContainEqual({ slug: "second", change: "added" });
    await rm(join(mixed, SLUG, "ko.yaml"));
    await writeFile(join(mixed, "second", "en.yaml"), (await readFile(join(mixed, "second", "en.yaml"), "utf8")).replace(/^title: .*$/m, "title: Second"));
    const changes = await syncLibrary(mixed);
    expect(changes).toEqual(expect.arrayContaining([{ slug: SLUG, change: "invalid" }, { slug: "second", change: "updated" }]));
    expect((await listScenarios("en")).map((item) => item.slug)).toEqual(expect.arrayContaining([SLUG, "second"]));
    await syncLibrary(CONTENT);
  });

  it("hashes the same content alike, whatever order it was written in", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(object));
        expect(JSON.parse(canonicalJson(object))).toEqual(JSON.parse(JSON.stringify(object)));
      }),
      { seed: 20261122 },
    );
  });
});

describe("reading a scenario", () => {
  it("gives the whole of it to somebody who prepares, in their language", async () => {
    const scenario = await aStoredScenario({ slug: "to-prepare" });
    const view = must(await getScenario(await anAccount(), "to-prepare", "ko"));
    expect(view.title).toBe(scenario.title.ko);
    expect(view.questions[0]).toMatchObject({ nodeId: "q1", index: 1, modelAnswer: scenario.questions[0]?.modelAnswer.ko });
    expect(view.questions[0]?.followUps.map(({ nodeId, depth }) => [nodeId, depth])).toEqual([["q1-f1", 0], ["q1-f2", 1], ["q1-f3", 0]]);
    // The cases behind a task stay on the server even here.
    expect(JSON.stringify(view)).not.toContain("hidden case");
  });

  it("is refused to a candidate until their interview with it has ended", async () => {
    const scenario = await aStoredScenario({ slug: "still-secret", title: text("still secret") });
    const interview = await anInterview({ scenario });
    const { account } = await aMember(interview, "candidate");
    const run = (type: string) =>
      executeCommand({ interviewId: interview.interviewId, viewer: interview.interviewer, envelope: { id: randomUUID(), command: { type } } });
    const refused = { ok: false, code: "forbidden" };
    expect(await getScenario(account, "still-secret", "ko")).toEqual(refused);
    expect(await createInterview(account, { scenarioSlug: "still-secret", plannedMinutes: 30 })).toEqual({ ok: false, code: "scenarioToBeAsked" });
    await run("interview.start");
    expect(await getScenario(account, "still-secret", "ko")).toEqual(refused);
    expect(await getScenario(interview.host, "still-secret", "ko")).toMatchObject({ ok: true });
    await run("interview.end");
    expect(await getScenario(account, "still-secret", "ko")).toMatchObject({ ok: true });
  });

  it("needs an account and a scenario that is there", async () => {
    expect(await getScenario(null, "to-prepare", "ko")).toEqual({ ok: false, code: "unauthenticated" });
    expect(await getScenario(await anAccount(), "nowhere", "ko")).toEqual({ ok: false, code: "scenarioUnknown" });
  });
});
