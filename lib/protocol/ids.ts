import { z } from "zod";

/** Ids made by the server or a browser for things in a journal: UUID v4/v7, lower case. */
export const idSchema = z.uuid();

/** Ids of scenario parts (`q3`, `q3-month-boundary`) and, for follow-ups typed on the spot, a UUID. */
export const nodeIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

export const languageSchema = z.enum(["markdown", "shell", "sql", "nginx", "ini", "redis", "http", "python", "yaml", "json"]);
/** Language of an answer's editor. `ini` serves systemd units, sysctl and limits files. */
export type AnswerLanguage = z.infer<typeof languageSchema>;
