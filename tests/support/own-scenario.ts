import { ownFromScenario } from "@/lib/content/own/from-scenario";
import type { OwnScenario, OwnTask } from "@/lib/content/own/own-scenario";
import type { Scenario } from "@/lib/content/schema";
import { aScenario } from "./scenario";

/** A shell task with its worlds written down: print the words of a file in order. */
export function aWrittenTask(overrides: Partial<OwnTask> = {}): OwnTask {
  const world = (words: string[]) => ({ files: { "/srv/words.txt": `${words.join("\n")}\n` }, expected: { kind: "lines", lines: [...words].sort(), ordered: true } });
  return {
    id: "sorted", kind: "shell", fileName: "answer.sh", brief: { ko: "정렬해 주세요.", en: "Sort them." }, publicExample: { ko: "세 단어", en: "three words" }, starter: { ko: "", en: "" },
    cases: [
      { id: "example", visibility: "public", seed: 0, label: { ko: "예제", en: "example" }, fixture: world(["pear", "apple", "fig"]) },
      { id: "more", visibility: "hidden", seed: 0, label: { ko: "더 많이", en: "more" }, fixture: world(["d", "c", "b", "a"]) },
    ],
    options: {},
    ...overrides,
  };
}

/** A scenario that somebody wrote, complete unless changed. */
export function anOwnScenario(overrides: Partial<OwnScenario> = {}, base: Partial<Scenario> = {}): OwnScenario {
  const own = ownFromScenario(aScenario(base), null);
  const questions = own.questions.map((question) => (question.task ? { ...question, task: aWrittenTask() } : question));
  return { ...own, questions, ...overrides };
}
