import type { SnippetKind } from "@/lib/protocol/evidence";
import { languageSchema, type AnswerLanguage } from "@/lib/protocol/ids";

/** Names of formats are the same in every language. `ini` is what systemd, sysctl and limits files are written in. */
export const LANGUAGE_NAMES: Record<AnswerLanguage, string> = {
  markdown: "Markdown",
  shell: "Shell",
  sql: "SQL",
  nginx: "Nginx",
  ini: "systemd",
  redis: "Redis",
  http: "HTTP",
  python: "Python",
  yaml: "YAML",
  json: "JSON",
};

const KIND_LANGUAGE: Record<SnippetKind, AnswerLanguage> = {
  shell: "shell",
  sql: "sql",
  nginx: "nginx",
  systemd: "ini",
  sysctl: "ini",
  limits: "ini",
  gunicorn: "python",
  redis: "redis",
  http: "http",
};

const USUAL: readonly AnswerLanguage[] = ["markdown", "shell", "nginx", "sql", "ini"];
/** How many formats stand side by side; the others are in the menu. */
const SHOWN = 5;

/** The formats offered first: what the task is written in, prose, then the usual ones; the chosen one is always among them. */
export function offeredLanguages(kind: SnippetKind | null, chosen: AnswerLanguage): { shown: AnswerLanguage[]; more: AnswerLanguage[] } {
  const wanted = [...(kind ? [KIND_LANGUAGE[kind]] : []), ...USUAL];
  const first = [...new Set(wanted)].slice(0, SHOWN);
  const shown = first.includes(chosen) ? first : [...first.slice(0, SHOWN - 1), chosen];
  return { shown, more: languageSchema.options.filter((language) => !shown.includes(language)) };
}
