import type { Scenario } from "@/lib/content/schema";
import { apply } from "@/lib/domain/interview/apply";
import { initialState, type InterviewState } from "@/lib/domain/interview/state";
import type { Queryable } from "../journal/database";
import { readManyEntries } from "../journal/read";
import { loadScenario } from "./scenarios";

/** An interview as its journal has it, to look at and not to act in. */
export type Folded = { readonly interviewId: string; readonly scenario: Scenario; readonly state: InterviewState };

/** Interviews kept as they were last folded, the last used at the end. One takes some 100 KB. */
const KEPT = 256;
const kept = new Map<string, { lastSeq: number; folded: Folded }>();

type InterviewRow = { id: string; scenarioVersionId: string; lastSeq: number };

/**
 * Folds many interviews at once, for pages that look over them; unknown ids are left out. A journal only grows, so what was folded stands
 * until the interview's `lastSeq` says otherwise: that is read every time, and an interview that has grown is folded anew.
 */
export async function loadFolded(db: Queryable, interviewIds: readonly string[]): Promise<Map<string, Folded>> {
  const { rows } = await db.query<InterviewRow>(`SELECT id, "scenarioVersionId", "lastSeq" FROM "Interview" WHERE id = ANY($1)`, [[...new Set(interviewIds)]]);
  const grown = rows.filter(({ id, lastSeq }) => kept.get(id)?.lastSeq !== lastSeq);
  const journals = await readManyEntries(db, grown.map(({ id }) => id));
  const folded = new Map<string, Folded>();
  for (const { id, scenarioVersionId, lastSeq } of rows) {
    const journal = journals.get(id);
    const known = kept.get(id);
    const entry = known?.lastSeq === lastSeq ? known
      : { lastSeq, folded: { interviewId: id, scenario: await loadScenario(db, scenarioVersionId), state: (journal ?? []).reduce(apply, initialState()) } };
    kept.delete(id);
    kept.set(id, entry);
    folded.set(id, entry.folded);
  }
  for (const id of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(id);
  }
  return folded;
}
