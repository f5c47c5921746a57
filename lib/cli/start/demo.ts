import path from "node:path";
import type { DemoSummary } from "@/lib/server/seed";
import { writePrivate } from "@/lib/server/setup/private-file";

/**
 * Brings the scenarios up to date and, where asked, makes the demo group. Its sign-in details also go into `demo.json` of the data
 * folder (mode 600), for people and programs that do not see what is printed.
 */
export async function seedDatabase(dataFolder: string, demo: boolean): Promise<DemoSummary | null> {
  const { seed } = await import("@/lib/server/seed");
  const { closeDatabase } = await import("@/lib/server/db");
  try {
    const summary = await seed({ demo });
    if (summary) writePrivate(path.join(dataFolder, "demo.json"), `${JSON.stringify(summary, null, 2)}\n`);
    return summary;
  } finally {
    await closeDatabase();
  }
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
