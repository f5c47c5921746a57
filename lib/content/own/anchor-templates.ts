import type { Competency } from "../schema";
import type { OwnCriterion, OwnText } from "./own-scenario";

export type AnchorTemplate = { name: OwnText; anchors: OwnCriterion["anchors"] };

/**
 * Anchors to start a rubric from, by competency. They say what somebody does at each level, not how good that is; on a question they are
 * to be rewritten in terms of what is asked there.
 */
export const ANCHOR_TEMPLATES: Record<Competency, AnchorTemplate> = {
  diagnosis: {
    name: { ko: "진단 순서", en: "Order of diagnosis" },
    anchors: [
      { ko: "확인하기 전에 재시작이나 교체부터 한다.", en: "Restarts or replaces before looking." },
      { ko: "볼 곳 하나를 말하지만 무엇을 가려내려는지 말하지 못한다.", en: "Names one place to look, but not what it would tell apart." },
      { ko: "증상에서 후보를 둘 이상 세우고 하나씩 확인한다.", en: "Derives two or more candidates from the symptom and checks them one by one." },
      { ko: "후보를 가장 빨리 나누는 확인부터 고르고, 결과에 따라 다음을 바꾼다.", en: "Picks the check that splits the candidates fastest, and changes course by its result." },
      { ko: "가설마다 반증할 증거를 말하고, 확인이 남길 영향까지 따져 순서를 정한다.", en: "Says what would disprove each hypothesis and orders the checks by what they cost the running system." },
    ],
  },
  systems: {
    name: { ko: "동작 원리", en: "How it works underneath" },
    anchors: [
      { ko: "이름만 말하고 하는 일을 설명하지 못한다.", en: "Gives the name, not what it does." },
      { ko: "겉으로 보이는 동작을 설명하지만 안에서 무엇이 기다리는지 모른다.", en: "Describes the visible behaviour, not what waits inside." },
      { ko: "요청이 지나는 단계를 차례로 설명한다.", en: "Walks through the stages a request passes." },
      { ko: "단계마다 한계와 기본값을 말하고, 어디서 막히는지 짚는다.", en: "Gives limits and defaults of each stage and says where it jams." },
      { ko: "한계를 바꾸면 다른 단계에 생기는 일까지 말하고, 확인할 지표를 든다.", en: "Says what raising a limit does to the other stages and which figure would show it." },
    ],
  },
  implementation: {
    name: { ko: "구현", en: "Implementation" },
    anchors: [
      { ko: "돌아가지 않거나 묻지 않은 것을 만든다.", en: "Does not run, or solves something else." },
      { ko: "예제에서는 맞지만 값이나 순서가 바뀌면 틀린다.", en: "Right on the example, wrong once values or order change." },
      { ko: "요구한 경우를 모두 맞게 처리한다.", en: "Handles every case that was asked for." },
      { ko: "경계값과 실패를 함께 다루고, 왜 그렇게 썼는지 말한다.", en: "Covers boundaries and failures, and says why it is written so." },
      { ko: "데이터가 커질 때의 비용을 말하고, 더 단순한 방법과 견준다.", en: "States what it costs as data grows and weighs it against a simpler way." },
    ],
  },
  followUp: {
    name: { ko: "꼬리질문 대응", en: "Handling follow-ups" },
    anchors: [
      { ko: "앞의 답을 되풀이한다.", en: "Repeats the earlier answer." },
      { ko: "힌트를 여러 번 받아야 다음 단계로 간다.", en: "Needs several hints to move on." },
      { ko: "질문이 바꾼 조건을 알아듣고 답을 고친다.", en: "Notices what the question changed and corrects the answer." },
      { ko: "바뀐 조건이 앞의 답 어디를 무너뜨리는지 먼저 짚는다.", en: "Points out first which part of the earlier answer no longer holds." },
      { ko: "묻기 전에 약한 곳을 스스로 말하고 대안을 견준다.", en: "Names the weak spot before being asked and compares alternatives." },
    ],
  },
  communication: {
    name: { ko: "설명", en: "Explanation" },
    anchors: [
      { ko: "결론과 근거가 섞여 따라가기 어렵다.", en: "Conclusion and reasons are mixed and hard to follow." },
      { ko: "결론은 있으나 근거를 물어야 나온다.", en: "There is a conclusion; the reasons come only when asked." },
      { ko: "결론과 근거를 차례로 말한다.", en: "Says the conclusion, then the reasons." },
      { ko: "아는 것과 짐작을 나누어 말하고, 확인할 방법을 붙인다.", en: "Separates what is known from what is guessed and adds how to check." },
      { ko: "듣는 사람이 정할 수 있게 선택지와 대가를 정리한다.", en: "Lays out the options and their price so that the listener can decide." },
    ],
  },
};
