import type { Failure } from "@/lib/protocol/failures";
import type { OwnScenario } from "./own-scenario";

/** A draft as the people who work on it see it. Instants are epoch milliseconds. */
export type DraftView = {
  slug: string;
  content: OwnScenario;
  revision: number;
  status: "draft" | "ready";
  /** The revision that new interviews use; null when there is none. */
  publishedRevision: number | null;
  /** Null: it belongs to its author alone. */
  group: { groupId: string; name: string } | null;
  authorName: string | null;
  reviewerId: string | null;
  /** Members who may be asked to review it. */
  reviewers: { userId: string; name: string }[];
  changedBy: string | null;
  changedAt: number;
  isReviewer: boolean;
  may: { review: boolean; publish: boolean; retire: boolean; move: boolean };
};

/** Who changed a draft last, and when; `by` is null for the reader themselves, in another window, and for accounts that are gone. */
export type LastChange = { by: string | null; at: number };
/** What saving a draft comes to: its new revision, or a refusal, which for a conflict names who was first. */
export type SavedDraft = { ok: true; value: { revision: number } } | (Failure & { changed?: LastChange });

export type DraftListItem = {
  slug: string;
  /** Empty where nothing was typed yet. */
  title: string;
  status: "draft" | "ready";
  published: boolean;
  /** Whether the draft differs from what is published. */
  changed: boolean;
  retired: boolean;
  groupName: string | null;
  authorName: string | null;
  reviewerName: string | null;
  mine: boolean;
  /** Waits for this reader's review. */
  toReview: boolean;
  changedAt: number;
};
