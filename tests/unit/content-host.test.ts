import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import type { z } from "zod";
import { checkScenario } from "@/lib/content/check";
import type { hostSchema } from "@/lib/content/host";

/** A host as its file says it, before what is left out is filled in. */
type Host = Required<z.input<typeof hostSchema>>;

const CONTENT = resolve(import.meta.dirname, "../../content");
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kkori-host-content-"));
  await cp(join(CONTENT, "log-processor"), join(folder, "log-processor"), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the check says of the host after a change to it. */
async function problems(change: (host: Host) => void): Promise<string[]> {
  const host = parse(await readFile(join(CONTENT, "log-processor", "host", "host.yaml"), "utf8")) as Host;
  change(host);
  await writeFile(join(folder, "log-processor", "host", "host.yaml"), stringify(host));
  return (await checkScenario(folder, "log-processor")).map(({ message }) => message);
}

it("HO3 refuses what would show a finding before its question", async () => {
  expect(await problems(() => undefined)).toEqual([]);
  const early = { run: "cat /etc/motd", out: "server logs-nas is slow today", code: 0, err: "", sets: [] };
  expect(await problems((host) => host.answers.push(early))).toEqual([expect.stringMatching(/spoiler: shows "logs-nas" before q2.*nfs-stall/)]);
  expect(await problems((host) => host.answers.push({ ...early, from: "q2" }))).toEqual([]);
  expect(await problems((host) => host.events.push({ id: "leak", title: { ko: "가", en: "a" }, wall: "status=203/EXEC" }))).toEqual([expect.stringMatching(/before q4/)]);
});

it("refuses ids that do not exist and places that are the sandbox's own", async () => {
  expect(await problems((host) => host.files.push({ path: "/srv/a", from: "q9", text: "a" }))).toEqual(["nothing has the id q9"]);
  expect(await problems((host) => host.files.push({ path: "/usr/bin/a", text: "a" }))).toEqual(["/usr/bin/a is not the host's to declare"]);
  expect(await problems((host) => host.files.push({ path: "/srv/a", task: { id: "no-task" } }))).toEqual(["nothing has the id no-task"]);
  expect(await problems((host) => (host.from = "q2-nfs"))).toContain("nothing has the id q2-nfs");
});
