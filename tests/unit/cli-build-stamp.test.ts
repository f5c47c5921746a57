import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sourceStamp } from "@/lib/cli/build/stamp";

let root: string;
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "kkori-stamp-"));
  for (const file of ["next.config.js", "package-lock.json", "postcss.config.mjs", "prisma/schema.prisma", "tsconfig.json", "app/page.tsx", "lib/a.ts"]) write(file, file);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it.each(["app/page.tsx", "lib/a.ts", "lib/new/b.ts", "components/c.tsx", "content/x/ko.yaml", "next.config.js", "prisma/schema.prisma"])(
  "a change of %s asks for a new build",
  (file) => {
    const before = sourceStamp(root);
    write(file, "changed");
    expect(sourceStamp(root)).not.toBe(before);
  },
);

it("moving text from one file to the next is a change too", () => {
  write("lib/a.ts", "one");
  write("lib/b.ts", "two");
  const before = sourceStamp(root);
  write("lib/a.ts", "onet");
  write("lib/b.ts", "wo");
  expect(sourceStamp(root)).not.toBe(before);
});

it.each(["lib/server/db/generated/client.ts", "lib/cli/start/start.ts", "tests/unit/x.test.ts", "README.md", ".kkori/lock"])("a change of %s does not", (file) => {
  const before = sourceStamp(root);
  write(file, "changed");
  expect(sourceStamp(root)).toBe(before);
});
