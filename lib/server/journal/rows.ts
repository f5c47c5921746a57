import { eventSchema, type InterviewEvent, type JournalEntry } from "@/lib/protocol/events";

/** One row of the table `journal` as the driver hands it over. `bytes` is read only where text is folded. */
export type JournalRow = {
  seq: number;
  at: Date;
  actorId: string | null;
  commandId: string;
  type: string;
  data: Record<string, unknown>;
};

/** Columns of a `JournalRow`; the text bytes stay on disk. */
export const ENTRY_COLUMNS = `seq, at, "actorId", "commandId", type, data`;

/** The column `type` holds the event's type, `data` its other fields. Throws for a row that this version can not read. */
export function entryOfRow(row: JournalRow): JournalEntry {
  const event = eventSchema.parse({ ...row.data, type: row.type });
  return { seq: row.seq, at: row.at.getTime(), actorId: row.actorId, commandId: row.commandId, event };
}

export function dataOfEvent(event: InterviewEvent): string {
  const { type: _type, ...data } = event;
  return JSON.stringify(data);
}

/** The event with what `jsonb` can not hold (NUL, halves of surrogate pairs; a snippet may print both) replaced by U+FFFD. */
export function storable(event: InterviewEvent): InterviewEvent {
  const json = JSON.stringify(event);
  if (!/\\u(0000|d[89a-f])/i.test(json)) return event;
  const clean = JSON.stringify(event, (_key, value: unknown) => (typeof value === "string" ? value.replaceAll("\0", "\ufffd").toWellFormed() : value));
  return eventSchema.parse(JSON.parse(clean));
}
