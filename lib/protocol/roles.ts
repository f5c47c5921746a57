import { z } from "zod";

/** What a person is in one interview. An author is a role of a round, not of an interview. */
export const roleSchema = z.enum(["interviewer", "candidate", "observer"]);
export type Role = z.infer<typeof roleSchema>;

/** What a member does in one round of a study group, in the order in which a plan balances them. */
export const roundRoleSchema = z.enum(["interviewer", "candidate", "author", "observer"]);
export type RoundRole = z.infer<typeof roundRoleSchema>;
export const ROUND_ROLES = roundRoleSchema.options;

/** Roles that score. */
export const RATER_ROLES = ["interviewer", "observer"] as const satisfies readonly Role[];

/** The screen that a socket serves; it selects one of the caller's own admissions and grants nothing by itself. */
export const surfaceSchema = z.enum(["console", "room", "observe"]);
export type Surface = z.infer<typeof surfaceSchema>;

export const SURFACE_ROLE = { console: "interviewer", room: "candidate", observe: "observer" } as const satisfies Record<Surface, Role>;

export const localeSchema = z.enum(["ko", "en"]);
export type Locale = z.infer<typeof localeSchema>;
