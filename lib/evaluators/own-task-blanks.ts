import type { OwnCase, OwnTask } from "@/lib/content/own/own-scenario";
import { isOwnKind, type OwnTaskKind } from "./own-tasks";

type Blank = { fileName: string; expected: { kind: string } & Record<string, unknown> };

/** What a task of each kind begins with: a file name, and an expectation that fits the kind and shows how one is written. */
const BLANKS: Record<OwnTaskKind, Blank> = {
  shell: { fileName: "answer.sh", expected: { kind: "lines", lines: [], ordered: true } },
  sql: { fileName: "answer.sql", expected: { kind: "rows", setup: "CREATE TABLE items (id int, name text);\nINSERT INTO items VALUES (1, 'a');", result: { rows: [[1, "a"]], order: "any" } } },
  systemd: { fileName: "app.service", expected: { kind: "settings", rules: [{ section: "Service", key: "Restart", equals: "on-failure" }] } },
  sysctl: { fileName: "60-app.conf", expected: { kind: "settings", rules: [{ key: "net.core.somaxconn", unit: "number", atLeast: 4096 }] } },
  limits: { fileName: "90-app.conf", expected: { kind: "settings", rules: [{ section: "hard", key: "nofile", unit: "number", atLeast: 65536 }] } },
  gunicorn: { fileName: "gunicorn.conf.py", expected: { kind: "settings", rules: [{ key: "workers", unit: "number", atLeast: 2 }] } },
  redis: { fileName: "answer.redis", expected: { kind: "commands", setup: [], after: [{ command: ["GET", "key"], reply: "value" }] } },
};

/** A draft comes back from the database with its keys in another order. */
const canonical = (value: unknown) => JSON.stringify(value, (_, inner: unknown) => (typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));
const isSame = (one: unknown, other: unknown) => canonical(one) === canonical(other);

/** A case with the expectation of its task's kind, to begin with. */
export function caseOfKind(blank: OwnCase, { kind }: OwnTask): OwnCase {
  return isOwnKind(kind) && blank.fixture ? { ...blank, fixture: { ...blank.fixture, expected: BLANKS[kind].expected } } : blank;
}

/** The task as one of another kind. File name and expectations that nobody touched become those that the kind begins with; what was written stays. */
export function taskOfKind(task: OwnTask, kind: OwnTaskKind): OwnTask {
  const before = isOwnKind(task.kind) ? BLANKS[task.kind] : BLANKS.shell;
  const next: OwnTask = { ...task, kind, options: {}, fileName: task.fileName === before.fileName ? BLANKS[kind].fileName : task.fileName };
  return { ...next, cases: task.cases.map((one) => (one.fixture && isSame(one.fixture.expected, before.expected) ? caseOfKind(one, next) : one)) };
}
