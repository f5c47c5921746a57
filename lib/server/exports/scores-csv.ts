import { stringify } from "csv-stringify/sync";
import type { Level } from "@/lib/protocol/commands";
import type { DebriefView, ReviewView } from "@/lib/protocol/views";

const COLUMNS = ["scope", "question", "before_follow_up", "criterion_id", "criterion", "rater", "level", "median", "spread", "revised_from", "revision_reason"] as const;
type Row = Record<(typeof COLUMNS)[number], string | number>;

/** Tells spreadsheets that the file is UTF-8; without it they show Korean as noise. */
const BOM = "\uFEFF";

/**
 * A line for each level that this viewer may see: all once scores are open, own ones before. What looks like a formula is prefixed
 * (CWE-1236), because names and reasons are other people's text.
 */
export function scoresCsv(review: ReviewView, debrief: DebriefView, me: string): string {
  const rows = debrief.open === null ? ownRows(review, me) : openRows(debrief.open);
  return BOM + stringify(rows, { header: true, columns: [...COLUMNS], escape_formulas: true, record_delimiter: "windows" });
}

function openRows({ rows, raters }: NonNullable<DebriefView["open"]>): Row[] {
  return rows.flatMap((row) =>
    raters.flatMap(({ participantId, name }): Row[] => {
      const level = row.levels[participantId];
      const revisions = row.revisions.filter((revision) => revision.raterId === participantId);
      if (level === undefined) return [];
      return [{
        scope: row.scope, question: row.question?.index ?? "", before_follow_up: row.before ?? "", criterion_id: row.criterionId, criterion: row.criterion, rater: name,
        level: levelCell(level), median: row.median ?? "", spread: row.spread ?? "", revised_from: revisions[0] ? levelCell(revisions[0].from) : "", revision_reason: revisions.map(({ reason }) => reason).join("; "),
      }];
    }),
  );
}

function ownRows(review: ReviewView, me: string): Row[] {
  const scopes = [{ index: "" as const, criteria: review.interviewCriteria, scores: review.interviewScores }, ...review.questions];
  return scopes.flatMap(({ index, criteria, scores }) =>
    scores.map((score): Row => ({
      scope: score.scope, question: index, before_follow_up: "", criterion_id: score.criterionId, criterion: criteria.find(({ id }) => id === score.criterionId)?.name ?? "", rater: me,
      level: levelCell(score.level), median: "", spread: "", revised_from: "", revision_reason: "",
    })),
  );
}

function levelCell(level: Level | null): string | number {
  return level === null ? "" : level === "notObserved" ? "not observed" : level;
}
