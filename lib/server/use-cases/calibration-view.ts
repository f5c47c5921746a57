import { localize } from "@/lib/content/schema";
import { figuresOf, nextStop, stopsOf, type Stop } from "@/lib/domain/calibration";
import { findNode, findQuestion, revealedQuestions } from "@/lib/domain/interview/outline";
import { scoreKey } from "@/lib/domain/interview/state";
import { answerAt } from "@/lib/domain/playback/answer-log";
import { scoredCriteria } from "@/lib/domain/scoring";
import type { CalibrationStopView, CalibrationView } from "@/lib/protocol/calibration";
import type { Locale } from "@/lib/protocol/roles";
import type { Past } from "../playback/past";
import { candidateIn, eligibleIn, isOpenNow, levelsIn, submittedIn, type CalibrationRow } from "./calibration-parts";

/** Built up from nothing: what a rater has reached, and once levels are open everybody's. */
export function calibrationView(row: CalibrationRow, userId: string, past: Past, locale: Locale, now: number): CalibrationView {
  const stops = stopsOf(past.scenario, past.state);
  const levels = levelsIn(row, userId);
  const next = nextStop(stops, levels);
  const submitted = submittedIn(row);
  const open = isOpenNow(row, now);
  const handedIn = submitted.includes(userId);
  return {
    calibrationId: row.id,
    title: localize(past.scenario.title, locale),
    candidate: candidateIn(row),
    closesAt: row.closesAt.getTime(),
    stops: stops.length,
    done: next === null ? stops.length : stops.indexOf(next),
    submitted: handedIn,
    waiting: eligibleIn(row).filter((each) => !submitted.includes(each)).length,
    stop: next === null || open || handedIn ? null : stopView(next, past, levels, locale),
    result: open ? resultView(row, stops, past, locale) : null,
  };
}

function promptOf(past: Past, nodeId: string, locale: Locale): string {
  const node = findNode(past.scenario, past.state, nodeId);
  return node?.kind === "adHoc" ? node.adHoc.prompt : node?.kind === "followUp" ? localize(node.followUp.prompt, locale) : "";
}

function stopView(stop: Stop, past: Past, levels: Readonly<Record<string, CalibrationStopView["levels"][string]>>, locale: Locale): CalibrationStopView {
  const { scenario, state, logs } = past;
  const revealed = revealedQuestions(scenario, state).map(({ question }) => question);
  const shown = stop.questionId === null ? revealed : revealed.filter((question) => question.id === stop.questionId);
  const answers = shown.map((question) => ({
    title: localize(question.title, locale),
    text: answerAt(logs.get(question.id) ?? [], { seq: stop.seq ?? Number.MAX_SAFE_INTEGER }),
    language: state.languages[question.id] ?? question.language,
  }));
  const question = stop.questionId === null ? null : findQuestion(scenario, stop.questionId);
  return {
    scope: stop.scope,
    before: stop.seq === null ? null : promptOf(past, stop.scope, locale),
    question: question && { index: revealed.indexOf(question) + 1, title: localize(question.title, locale), prompt: localize(question.prompt, locale), language: state.languages[question.id] ?? question.language },
    asked: stop.asked.map((nodeId) => promptOf(past, nodeId, locale)),
    answers,
    criteria: (scoredCriteria(scenario, state, stop.scope) ?? []).map(({ id, name, competency, anchors: [one, two, three, four, five] }) => ({
      id, name: localize(name, locale), competency,
      anchors: [localize(one, locale), localize(two, locale), localize(three, locale), localize(four, locale), localize(five, locale)],
    })),
    levels: Object.fromEntries(stop.criteria.flatMap((criterionId) => {
      const level = levels[scoreKey(stop.scope, criterionId)];
      return level === undefined ? [] : [[criterionId, level] as const];
    })),
  };
}

function resultView(row: CalibrationRow, stops: readonly Stop[], past: Past, locale: Locale): CalibrationView["result"] {
  const name = (userId: string) => row.raters.find((rater) => rater.userId === userId)?.user.name ?? "";
  const { rows, severity, agreement } = figuresOf(stops, Object.fromEntries(submittedIn(row).map((userId) => [userId, levelsIn(row, userId)])));
  const { units, pairs, within, alpha } = agreement;
  return {
    raters: submittedIn(row).map((userId) => ({ userId, name: name(userId) })),
    rows: rows.map((each) => {
      const stop = stops.find(({ scope }) => scope === each.scope)!;
      const question = stop.questionId === null ? null : findQuestion(past.scenario, stop.questionId);
      const criterion = scoredCriteria(past.scenario, past.state, each.scope)?.find(({ id }) => id === each.criterionId);
      return {
        ...each, question: question && localize(question.title, locale), before: stop.seq === null ? null : promptOf(past, stop.scope, locale),
        criterion: criterion ? localize(criterion.name, locale) : each.criterionId,
      };
    }),
    severity: severity.map(({ raterId, ...figures }) => ({ userId: raterId, name: name(raterId), ...figures })),
    agreement: { units, pairs, within, alpha },
  };
}
