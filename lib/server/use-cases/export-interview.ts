import { createTranslator } from "next-intl";
import { mayReadComment } from "@/lib/domain/comments";
import { can, type Viewer } from "@/lib/domain/permissions";
import { buildDebriefView, buildReviewView, journalFilter, type ViewContext } from "@/lib/domain/views";
import { dayText } from "@/lib/i18n/day-text";
import { loadMessages } from "@/lib/i18n/messages/load";
import type { ExportFormat } from "@/lib/protocol/export-formats";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import type { Locale } from "@/lib/protocol/roles";
import { prisma } from "../db";
import { env } from "../env";
import { calendarDay } from "../exports/calendar-day";
import { markdownOf, type ExportTexts } from "../exports/markdown";
import { scoresCsv } from "../exports/scores-csv";
import { loadRoom } from "../interviews/room";
import { database } from "../journal/database";
import { partsOf } from "../setup/export-interviews";
import { readAnswerTexts } from "../text/read-answers";
import { attempt } from "./attempt";
import { listComments } from "./comments";

export type ExportedFile = { fileName: string; mediaType: string; body: string };

const MEDIA_TYPE: Record<ExportFormat, string> = { md: "text/markdown; charset=utf-8", csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8", ics: "text/calendar; charset=utf-8" };

/**
 * An interview as a file, as far as this viewer may see it. JSON is the journal, which holds the whole scenario, with the comments, and is for interviewers.
 * Codes: forbidden, notFound, unavailable.
 */
export async function exportInterview(viewer: Viewer, interviewId: string, format: ExportFormat, locale: Locale): Promise<Result<ExportedFile>> {
  return attempt(async () => {
    if (viewer.interviewId !== interviewId || !can(viewer, format === "json" ? "export.journal" : "review.read")) return failure("forbidden");
    const room = await loadRoom(database, interviewId);
    if (room === null) throw new FailureError("notFound");
    const { state, scenario } = room;
    const context: ViewContext = { interviewId, state, scenario, viewer, locale, now: Date.now() };
    const fileName = `kkori-${dayText(state.startedAt ?? context.now).replaceAll(".", "-")}-${interviewId.slice(0, 8)}.${format}`;
    return success({ fileName, mediaType: MEDIA_TYPE[format], body: await bodyOf(context, format) });
  });
}

async function bodyOf(context: ViewContext, format: ExportFormat): Promise<string> {
  const { interviewId, state, viewer, now } = context;
  if (format === "json") {
    let body = "";
    const keep = { entry: journalFilter(state, viewer.participantId, now), comment: (comment: { authorId: string }) => mayReadComment(state, viewer, comment, now) };
    for await (const part of partsOf([interviewId], keep)) body += part;
    return body;
  }
  const review = buildReviewView(context, format === "md" ? await readAnswerTexts(interviewId) : {});
  const debrief = buildDebriefView(context);
  if (format === "csv") return scoresCsv(review, debrief, viewer.name);
  const t = createTranslator({ locale: context.locale, messages: await loadMessages(context.locale), timeZone: "Asia/Seoul" }) as ExportTexts;
  if (format === "md") {
    const comments = await listComments(viewer, interviewId);
    if (!comments.ok) throw new FailureError(comments.code);
    return markdownOf(review, debrief, comments.value, t, state.startedAt === null ? "" : dayText(state.startedAt));
  }
  const { createdAt } = await prisma().interview.findUniqueOrThrow({ where: { id: interviewId }, select: { createdAt: true } });
  return calendarDay({
    interviewId,
    title: review.briefing?.title ?? t("review.untitled"),
    people: review.people.map((person) => `${person.name} (${t(`common.role.${person.role}`)})`).join(", "),
    start: state.startedAt ?? createdAt.getTime(),
    end: state.endedAt,
    plannedMinutes: state.plannedMinutes,
    url: new URL(`/review/${interviewId}`, env().NEXTAUTH_URL).toString(),
  });
}
