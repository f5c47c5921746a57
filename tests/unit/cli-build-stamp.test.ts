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

it("a file that holds what looks like the next one is not taken for both", () => {
  write("lib/b.ts", "two");
  const two = sourceStamp(root);
  rmSync(path.join(root, "lib/b.ts"));
  for (const seam of ["", "\0", "\0" + "3\0"]) {
    write("lib/a.ts", `lib/a.ts${seam}lib/b.ts\0two`);
    expect(sourceStamp(root)).not.toBe(two);
  }
});

it.each(["lib/server/db/generated/client.ts", "lib/cli/start/start.ts", "tests/unit/x.test.ts", "README.md", ".kkori/lock"])("a change of %s does not", (file) => {
  const before = sourceStamp(root);
  write(file, "changed");
  expect(sourceStamp(root)).toBe(before);
});
