import { blankFollowUp, blankQuestion, blankScenario, type NewId } from "./blank";
import type { DraftQuestion, DraftScenario } from "../import/draft";
import { firstClause } from "../import/passages";
import { plannedSum, type OwnQuestion, type OwnScenario, type OwnText } from "./own-scenario";
import type { Locale } from "@/lib/protocol/roles";

/** Longest label of a question that is made of its title, in characters. */
const LABEL_MAX_CHARS = 14;
const SUMMARY_MAX_CHARS = 200;

/** A scenario to go on writing, from what was recognised in a handout and corrected by a person. `newId` gives unused ids. */
export function ownFromHandout(draft: DraftScenario, newId: NewId): OwnScenario {
  const locale = languageOf(`${draft.title}\n${draft.situation}`);
  const put = (text: string): OwnText => ({ ko: "", en: "", [locale]: text });
  const questions = draft.questions.map((question) => ownQuestion(question, put, newId));
  const own = { ...blankScenario(newId), title: put(draft.title), summary: put(firstClause(draft.situation).slice(0, SUMMARY_MAX_CHARS)), briefing: put(draft.situation), questions };
  return { ...own, minutes: plannedSum(own) };
}

function ownQuestion(question: DraftQuestion, put: (text: string) => OwnText, newId: NewId): OwnQuestion {
  return {
    ...blankQuestion(newId),
    label: put(question.title.slice(0, LABEL_MAX_CHARS).trim()),
    title: put(question.title),
    prompt: put(question.prompt),
    modelAnswer: put(question.modelAnswer),
    // One that was cleared while correcting is left out.
    followUps: question.followUps.filter(({ prompt }) => prompt.trim() !== "").map(({ prompt }) => ({ ...blankFollowUp(newId), title: put(firstClause(prompt)), prompt: put(prompt) })),
  };
}

/** Korean where more than a tenth of the letters are Hangul: technical Korean is full of Latin words. */
export function languageOf(text: string): Locale {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const hangul = text.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  return letters > 0 && hangul * 10 < letters ? "en" : "ko";
}
