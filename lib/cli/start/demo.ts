import path from "node:path";
import type { DemoSummary } from "@/lib/server/seed";
import { readIfThere, writePrivate } from "@/lib/server/setup/private-file";

const file = (dataFolder: string) => path.join(dataFolder, "demo.json");

/** The demo group's sign-in details, kept from the first start. */
export function keptDemo(dataFolder: string): DemoSummary | null {
  const text = readIfThere(file(dataFolder));
  return text === null ? null : (JSON.parse(text) as DemoSummary);
}

/** Brings the scenarios up to date and, where asked, makes the demo group. Its passwords exist nowhere else, hence the file. */
export async function seedDatabase(dataFolder: string, demo: boolean): Promise<DemoSummary | null> {
  const { seed } = await import("@/lib/server/seed");
  const { closeDatabase } = await import("@/lib/server/db");
  try {
    const made = await seed({ demo });
    if (made) writePrivate(file(dataFolder), `${JSON.stringify(made, null, 2)}\n`);
  } finally {
    await closeDatabase();
  }
  return demo ? keptDemo(dataFolder) : null;
}

/** What a person needs to try it: where it is, who can sign in, and the three links of a ready interview. */
export function welcome(origin: string, demo: DemoSummary | null, dataFolder: string): string {
  const lines = ["", `Kkori  ${origin}`, ""];
  if (demo) {
    const width = Math.max(...demo.people.map((person) => person.email.length));
    lines.push("데모 그룹 로그인 · Sign in to the demo group");
    for (const person of demo.people) lines.push(`  ${person.email.padEnd(width)}  ${person.password}  ${person.name}`);
    lines.push("", "데모 면접 링크 · Links of a demo interview");
    lines.push(`  면접관 · interviewer  ${origin}${demo.links.console}`);
    lines.push(`  지원자 · candidate    ${origin}${demo.links.room}`);
    lines.push(`  참관자 · observer     ${origin}${demo.links.observe}`, "");
  }
  lines.push(`데이터 · Data  ${dataFolder}`, "끝내려면 Ctrl-C · Ctrl-C stops it", "");
  return lines.join("\n");
}
