import { z } from "zod";
import { ROUND_ROLES, roundRoleSchema } from "@/lib/protocol/roles";

/**
 * The JSON file that `kkori plan` reads: friendly to write by hand, everything but the members may be left out. `docs/plan-format.md`
 * tells about it; `read-plan-file.ts` makes a `PlannerInput` of it.
 */

const id = z.union([z.string().min(1), z.number()]).transform(String);
const round = z.number().int().min(0).max(10_000);
const seenAs = z.enum([...roundRoleSchema.options, "rater"]);

/** A bare id stands for an object with that id and nothing else. */
const orBareId = <T extends z.ZodObject>(schema: T, key = "id") => z.preprocess((value) => (typeof value === "string" || typeof value === "number" ? { [key]: value } : value), schema);

export const memberEntrySchema = orBareId(
  z.object({
    id,
    name: z.string().min(1).optional().describe("Shown in the table; the id if left out"),
    level: z.number().int().min(1).max(5).default(3).describe("1 (beginner) to 5"),
    joined: round.default(0).describe("First round with them"),
    left: round.nullable().default(null).describe("First round without them"),
    new: z.boolean().default(false).describe("Observes first"),
    guest: z.boolean().default(false).describe("Left out of the balance"),
    roles: z.array(roundRoleSchema).min(1).default([...ROUND_ROLES]).describe("Roles that they may take"),
  }),
);

const pastRoomSchema = z.object({
  interviewer: id.nullable().default(null),
  candidate: id.nullable().default(null),
  author: id.nullable().default(null),
  observers: z.array(id).default([]),
  scenario: id.nullable().default(null),
});

const seenEntrySchema = orBareId(z.object({ member: id, as: z.union([seenAs, z.array(seenAs)]).default("observer") }), "member");

export const scenarioEntrySchema = orBareId(
  z.object({
    id,
    topics: z.array(z.string()).default([]),
    author: id.nullable().default(null).describe("Member who wrote it: never its candidate"),
    seen: z
      .union([z.array(seenEntrySchema), z.record(z.string(), z.union([seenAs, z.array(seenAs)])).transform((seen) => Object.entries(seen).map(([member, as]) => ({ member, as })))])
      .default([])
      .describe("Who has seen it, in any role: ids, { member, as } or { id: role }"),
  }),
);

/** A pair may be written as two ids. */
const conflictSchema = z.preprocess((value) => (Array.isArray(value) ? { members: value } : value), z.object({ members: z.tuple([id, id]), scope: z.enum(["pair", "room"]).default("pair") }));

const absenceSchema = z.object({ member: id, round: round.optional(), rounds: z.array(round).default([]) }).transform(({ member, round: one, rounds }) => ({ member, rounds: one === undefined ? rounds : [one, ...rounds] }));

const roomSizeLimit = z.number().int().min(2).max(4);

/** A bare number is the preferred size. */
const roomSizeSchema = z.preprocess(
  (value) => (typeof value === "number" ? { preferred: value } : value),
  z.object({ min: roomSizeLimit.default(2), max: roomSizeLimit.default(4), preferred: roomSizeLimit.default(3) }),
);

export const planFileSchema = z.object({
  seed: z.union([z.string(), z.number()]).transform(String).default("1").describe("The same file with the same seed gives the same plan"),
  rounds: z
    .union([z.number().int().min(1).max(200), z.array(orBareId(z.object({ round }), "round")).min(1).max(200)])
    .default(1)
    .describe("How many rounds to plan after the history, or their numbers"),
  members: z
    .union([z.number().int().min(0).max(200).transform((count) => Array.from({ length: count }, (_, at) => memberEntrySchema.parse(`m${at + 1}`))), z.array(memberEntrySchema).max(200)])
    .describe("Ids or objects; a number makes m1, m2, ..."),
  history: z
    .array(z.object({ round: round.optional(), rooms: z.array(pastRoomSchema).default([]), rests: z.array(id).default([]), counts: z.boolean().default(true).describe("Counts into the balance of this season") }))
    .default([]),
  absences: z
    .union([z.array(absenceSchema), z.record(z.string(), z.array(round)).transform((absences) => Object.entries(absences).map(([member, rounds]) => ({ member, rounds })))])
    .default([])
    .describe("[{ member, round }], [{ member, rounds }] or { id: [rounds] }"),
  conflicts: z.array(conflictSchema).default([]).describe("Two people who are never interviewer and candidate of each other; scope room: never in one room"),
  scenarios: z.array(scenarioEntrySchema).nullable().default(null).describe("Left out: only people are planned"),
  roomSize: roomSizeSchema.default({ min: 2, max: 4, preferred: 3 }).describe("The usual size of a room, or { min, max, preferred }; 2 to 4"),
  authorRooms: z.number().int().min(0).max(50).default(0).describe("Rooms of each round whose scenario somebody in the room writes"),
});
export type PlanFile = z.infer<typeof planFileSchema>;
