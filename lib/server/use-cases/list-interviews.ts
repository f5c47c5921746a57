import { z } from "zod";
import { localize, localizedSchema } from "@/lib/content/schema";
import { canAccount } from "@/lib/domain/permissions";
import { FailureError } from "@/lib/protocol/failures";
import type { InterviewListItem } from "@/lib/protocol/lists";
import { localeSchema, roleSchema, type Locale, type Role } from "@/lib/protocol/roles";
import type { InterviewStatus } from "@/lib/protocol/views";
import type { Account } from "../auth/account";
import { pool, withDatabase } from "../db";
import { parseInput } from "./attempt";

export const INTERVIEWS_PER_PAGE = 20;
/** The day of an interview as the pages show it. */
const DAY = `(day AT TIME ZONE 'Asia/Seoul')::date`;
const QUERY_MAX_CHARS = 100;

const words = z.string().max(QUERY_MAX_CHARS).transform((text) => text.normalize("NFC").split(/\s+/).filter((word) => word !== ""));

const filterSchema = z.object({
  /** Words that each have to stand in a title (either language), a person's name or the date. */
  query: words.default([]),
  scenario: z.string().max(64).optional(),
  person: words.default([]),
  /** First and last day, `YYYY-MM-DD`. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  status: z.enum(["lobby", "live", "paused", "ended"]).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  locale: localeSchema.default("ko"),
});
export type InterviewFilter = z.input<typeof filterSchema>;

/** The account's own interviews, newest first; nobody else's. Throws `FailureError`: unauthenticated, invalid, unavailable. */
export async function listInterviews(account: Account | null, filter: InterviewFilter): Promise<{ items: InterviewListItem[]; total: number }> {
  if (account === null || !canAccount(account, "interview.list")) throw new FailureError("unauthenticated");
  const { locale, ...wanted } = parseInput(filterSchema, filter);
  const { rows } = await withDatabase(() => pool().query<Row>(listSql(wanted, account.userId)));
  return { items: rows.flatMap((row) => (row.interviewId === null ? [] : [listItem(row as Found, locale)])), total: rows[0]?.total ?? 0 };
}

type Found = {
  total: number;
  interviewId: string;
  role: Role;
  status: InterviewStatus;
  plannedMinutes: number;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  slug: string | null;
  title: unknown;
  people: { participantId: string; name: string; role: Role }[];
};
type Row = Found | (Pick<Found, "total"> & { interviewId: null });

/** A candidate does not learn which scenario it is before the start: such a row has none, to show or to search by. */
const FOUND = `
  SELECT v.id AS "interviewId", me.role, v.status, v."plannedMinutes", v."createdAt", v."startedAt", v."endedAt", coalesce(v."startedAt", v."createdAt") AS day,
         CASE WHEN me.role <> 'candidate' OR v.status <> 'lobby' THEN s.slug END AS slug,
         CASE WHEN me.role <> 'candidate' OR v.status <> 'lobby' THEN s.content->'title' END AS title,
         (SELECT jsonb_agg(jsonb_build_object('participantId', p.id, 'name', p.name, 'role', p.role) ORDER BY p.role, p."admittedAt", p.id)
            FROM "Participant" p WHERE p."interviewId" = v.id AND p."removedAt" IS NULL) AS people
  FROM "Participant" me JOIN "Interview" v ON v.id = me."interviewId" JOIN "ScenarioVersion" s ON s.id = v."scenarioVersionId"
  WHERE me."userId" = $1 AND me."removedAt" IS NULL`;

function listSql(filter: Omit<z.output<typeof filterSchema>, "locale">, userId: string) {
  const values: unknown[] = [userId];
  const place = (value: unknown) => `$${values.push(value)}`;
  const like = (word: string) => place(`%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  const named = (pattern: string) => `EXISTS (SELECT 1 FROM jsonb_array_elements(people) AS p(person) WHERE person->>'name' ILIKE ${pattern})`;
  const conditions = [
    "true",
    ...filter.query.map(like).map((word) => `(title->>'ko' ILIKE ${word} OR title->>'en' ILIKE ${word} OR ${named(word)} OR to_char(${DAY}, 'YYYY-MM-DD') LIKE ${word})`),
    ...filter.person.map(like).map(named),
    ...(filter.scenario === undefined ? [] : [`slug = ${place(filter.scenario)}`]),
    ...(filter.status === undefined ? [] : [`status = ${place(filter.status)}::"InterviewStatus"`]),
    ...(filter.from === undefined ? [] : [`${DAY} >= ${place(filter.from)}::date`]),
    ...(filter.to === undefined ? [] : [`${DAY} <= ${place(filter.to)}::date`]),
  ];
  // The outer join keeps the total on a page that has run out of rows.
  const text = `
    WITH found AS (${FOUND}), kept AS (SELECT * FROM found WHERE ${conditions.join(" AND ")})
    SELECT counted.total, page.* FROM (SELECT count(*)::int AS total FROM kept) AS counted
    LEFT JOIN (SELECT * FROM kept ORDER BY day DESC, "interviewId" LIMIT ${INTERVIEWS_PER_PAGE} OFFSET ${place((filter.page - 1) * INTERVIEWS_PER_PAGE)}) AS page ON true
    ORDER BY page.day DESC, page."interviewId"`;
  return { text, values };
}

function listItem(row: Found, locale: Locale): InterviewListItem {
  const { interviewId, role, status, plannedMinutes, createdAt, startedAt, endedAt, slug, title, people } = row;
  return {
    interviewId,
    scenario: slug === null ? null : { slug, title: localize(localizedSchema.parse(title), locale) },
    status,
    role: roleSchema.parse(role),
    people,
    plannedMinutes,
    createdAt: createdAt.getTime(),
    startedAt: startedAt?.getTime() ?? null,
    endedAt: endedAt?.getTime() ?? null,
  };
}
