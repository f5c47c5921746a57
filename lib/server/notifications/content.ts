import { createTranslator } from "next-intl";
import { z } from "zod";
import { loadMessages } from "@/lib/i18n/messages/load";
import { clockText } from "@/lib/i18n/clock-text";
import { DAY_TIME } from "@/lib/i18n/day-text";
import { roundRoleSchema, type Locale } from "@/lib/protocol/roles";

/** What a message is about. Never a scenario's name: mail is no secret place. */
const round = { group: z.string(), groupId: z.string(), number: z.number(), startsAt: z.number(), timeZone: z.string() };
const place = { role: roundRoleSchema.nullable(), room: z.string().nullable() };

export const contentSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ahead"), ...round, ...place }),
  z.object({ kind: z.literal("reminder"), ...round, ...place }),
  z.object({ kind: z.literal("changed"), ...round, ...place }),
  z.object({ kind: z.literal("deadline"), ...round, deadline: z.number() }),
  z.object({ kind: z.literal("swapAsked"), ...round, other: z.string() }),
  z.object({ kind: z.literal("swapAccepted"), ...round, requester: z.string(), other: z.string() }),
  z.object({ kind: z.literal("swapDecided"), ...round, other: z.string(), approved: z.boolean() }),
  z.object({ kind: z.literal("groupReminder"), ...round, rooms: z.array(z.object({ room: z.string(), people: z.array(z.object({ name: z.string(), role: roundRoleSchema })) })) }),
  z.object({ kind: z.literal("groupStarted"), ...round }),
  /** A comment on a past interview speaks to somebody; what it says stays where only its people read it. */
  z.object({ kind: z.literal("mentioned"), author: z.string(), group: z.string(), interviewId: z.string(), clockMs: z.number() }),
]);
export type Content = z.infer<typeof contentSchema>;

/** The page that a message leads to. */
export function pathOf(content: Content): string {
  return content.kind === "mentioned" ? `/review/${content.interviewId}?at=${clockText(content.clockMs)}` : `/groups/${content.groupId}`;
}

type Translator = ((key: string, values?: Record<string, string | number>) => string);

/** Subject and text in one language. Times are in the reader's zone. */
export async function wordsOf(content: Content, locale: Locale, timeZone: string): Promise<{ subject: string; text: string }> {
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: "notifications" } as never) as unknown as Translator;
  const when = (instant: number) => new Intl.DateTimeFormat(locale, { ...DAY_TIME, timeZone }).format(instant);
  const values = { ...plain(content), when: "startsAt" in content ? when(content.startsAt) : "", deadline: "deadline" in content ? when(content.deadline) : "" };
  const lines = [t(`${content.kind}.text`, values)];
  if ("role" in content) lines.push(content.role === null ? t("noPlace") : t("place", { role: content.role, room: content.room ?? "" }));
  if (content.kind === "groupReminder") for (const { room, people } of content.rooms) lines.push(t("room", { room, people: people.map((person) => t("person", person)).join(", ") }));
  return { subject: t(`${content.kind}.subject`, values), text: lines.join("\n") };
}

function plain(content: Content): Record<string, string | number> {
  const entries = Object.entries(content).map(([key, value]) => [key, typeof value === "boolean" ? String(value) : value] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number"));
}
