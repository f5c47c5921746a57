import { z } from "zod";
import type { Fixture } from "@/lib/content/fixture-schema";
import { ownFixtureSchema, type OwnFixture, type OwnTask } from "@/lib/content/own/own-scenario";
import type { SnippetKind } from "@/lib/protocol/evidence";
import { redisExpectedSchema } from "./redis/expected";
import { settingsExpectedSchema } from "./settings/expected";
import { shellOptionsSchema } from "./shell/options";
import { shellExpectedSchema } from "./shell/expected";
import { sqlExpectedSchema } from "./sql/expected";

/**
 * Snippet tasks that people write. Their worlds are written down (files, and what has to come out) and checked here, because whoever writes
 * one is not trusted: no code of theirs and no pattern of theirs runs in the server, and no path leads out of the sandbox's own folders.
 */

/** Kinds whose `expected` holds nothing that the server would have to execute: nginx and http compare by regular expressions. */
export const OWN_TASK_KINDS = ["shell", "sql", "systemd", "sysctl", "limits", "gunicorn", "redis"] as const satisfies readonly SnippetKind[];
export type OwnTaskKind = (typeof OWN_TASK_KINDS)[number];

export const isOwnKind = (kind: SnippetKind): kind is OwnTaskKind => (OWN_TASK_KINDS as readonly SnippetKind[]).includes(kind);

/** Below folders that a sandbox may write, without a way up. */
const OWN_PATH = /^\/(?:home|srv|var|opt|tmp|data|etc)(?:\/(?!\.{1,2}(?:\/|$))[\w.@+-]{1,80}){1,10}$/;
const ownPath = z.string().regex(OWN_PATH, { error: "path" });
const FILE_NAME = /^\w[\w-]{0,40}(?:\.\w{1,12}){0,3}$/;

const shellExpected = shellExpectedSchema.refine(({ kind, ...rest }) => kind !== "files" || !("files" in rest) || Object.keys(rest.files).every((path) => OWN_PATH.test(path)), { error: "path", path: ["files"] });

const EXPECTED: Record<OwnTaskKind, z.ZodType<{ kind: string }>> = {
  shell: shellExpected,
  sql: sqlExpectedSchema,
  systemd: settingsExpectedSchema,
  sysctl: settingsExpectedSchema,
  limits: settingsExpectedSchema,
  gunicorn: settingsExpectedSchema,
  redis: redisExpectedSchema,
};

const OPTIONS: Record<OwnTaskKind, z.ZodType> = {
  shell: z.strictObject({ ...shellOptionsSchema.shape, stdin: ownPath.optional() }),
  sql: z.strictObject({}),
  systemd: z.strictObject({ unit: z.string().regex(/^[\w@-]{1,60}\.service$/).optional() }),
  sysctl: z.strictObject({}),
  limits: z.strictObject({ user: z.string().regex(/^[\w-]{1,32}$/).optional(), groups: z.array(z.string().regex(/^[\w-]{1,32}$/)).max(10).optional() }),
  gunicorn: z.strictObject({ processors: z.number().int().min(1).max(1024).optional() }),
  redis: z.strictObject({ form: z.enum(["script", "commands"]).optional() }),
};

function fixtureSchemaOf(kind: OwnTaskKind) {
  const shape = ownFixtureSchema.shape;
  return z.strictObject({ ...shape, files: z.record(ownPath, shape.files.unwrap().valueType), writable: z.array(ownPath).max(10).optional(), expected: EXPECTED[kind] });
}

/** A written world as the evaluators take it. Throws where it does not fit its kind, however it came into the database. */
export function writtenFixture(kind: SnippetKind, fixture: OwnFixture): Fixture {
  if (!isOwnKind(kind)) throw new Error(`a task of kind ${kind} can not be written by hand`);
  return fixtureSchemaOf(kind).parse(fixture) as Fixture;
}

export type OwnTaskProblem = { code: "taskKind" | "taskFileName" | "taskOptions" | "caseFixture" | "caseFixtureMissing"; caseId: string | null; detail: string };

/** Why a written task can not be run. Worlds that the library generates (`fixturesOf`) are not looked into. */
export function ownTaskProblems(task: OwnTask): OwnTaskProblem[] {
  const whole = (code: OwnTaskProblem["code"], detail = ""): OwnTaskProblem => ({ code, caseId: null, detail });
  const name = FILE_NAME.test(task.fileName) ? [] : [whole("taskFileName", task.fileName)];
  if (task.fixturesOf !== undefined) return name;
  const { kind } = task;
  if (!isOwnKind(kind)) return [...name, whole("taskKind", kind)];
  const options = OPTIONS[kind].safeParse(task.options);
  return [
    ...name,
    ...(options.success ? [] : [whole("taskOptions", firstIssue(options.error))]),
    ...task.cases.flatMap(({ id, fixture }): OwnTaskProblem[] => {
      if (fixture === undefined) return [{ code: "caseFixtureMissing", caseId: id, detail: "" }];
      const parsed = fixtureSchemaOf(kind).safeParse(fixture);
      return parsed.success ? [] : [{ code: "caseFixture", caseId: id, detail: firstIssue(parsed.error) }];
    }),
  ];
}

function firstIssue({ issues }: z.ZodError): string {
  const issue = issues[0];
  return issue ? `${issue.path.map(String).join(".")}: ${issue.message}`.slice(0, 200) : "";
}
