import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lock, tryLock } from "@/lib/cli/bootstrap/lock.mjs";
import { processIdentity } from "@/lib/cli/bootstrap/process-identity.mjs";

describe("the lock of a folder", () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "kkori-lock-"));
    file = path.join(folder, "lock");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is taken once, names its holder, and can be taken again after its release", () => {
    const first = tryLock(file, "start");
    if (!("release" in first)) throw new Error("not taken");
    expect(tryLock(file, "start")).toMatchObject({ holder: { pid: process.pid, command: "start" } });
    first.release();
    expect(existsSync(file)).toBe(false);
    expect(tryLock(file, "dev")).toHaveProperty("release");
  });

  it("of a process that has ended is taken over", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "exit");
    writeFileSync(file, JSON.stringify({ pid: child.pid, identity: "boot:1", command: "start" }));
    expect(tryLock(file, "start")).toHaveProperty("release");
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ pid: process.pid });
  });

  it("of an earlier process whose number a later one has now is taken over", () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, identity: `${processIdentity(process.pid)}-earlier`, command: "start" }));
    expect(tryLock(file, "start")).toHaveProperty("release");
  });

  it.each(["", "{", "null", "{}"])("that an interrupted write left as %j is taken over", (content) => {
    writeFileSync(file, content);
    expect(tryLock(file, "start")).toHaveProperty("release");
  });

  it("makes others wait, who say so once", async () => {
    const first = tryLock(file, "test");
    if (!("release" in first)) throw new Error("not taken");
    const waitedFor: string[] = [];
    const second = lock(file, "start", (holder) => waitedFor.push(holder.command));
    expect(waitedFor).toEqual(["test"]);
    const third = lock(file, "dev", () => first.release());
    for (const waiter of [second, third]) (await waiter).release();
    expect(waitedFor).toEqual(["test"]);
  });
});
