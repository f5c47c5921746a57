import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { draftSchema } from "@/lib/content/import/draft";
import { recogniseHandout } from "@/lib/content/import/recognise";

const MARKDOWN = `# 인프라 모임 12 회차 문제
2026-03-05
작성자 : 홍길동

## 캐시가 비는 날

### 상황
새벽 배포 뒤에 캐시 적중률이 떨어졌습니다.

- 노드는 세 대입니다.

1. 이 목록은 상황의 일부입니다.

### 문제

1. **먼저 볼 것**: 무엇을 먼저 확인합니까?

   \`\`\`sh
   # 문제
   1. 코드 안의 번호
   redis-cli info
   \`\`\`

> **[답변]**
> 1. 적중률을 봅니다.
> 2. 만료 시각을 봅니다.

2. **다시 채우기**: 어떻게 채웁니까?

| 방법 | 비용 |
|---|---|
| 미리 | 크다 |

> **[답변]**
> 천천히 채웁니다.

---

## 두 번째 이야기

### 상황
짧습니다.

### 문제
1. **하나**: 왜?
`;

const PLAIN = `백엔드 공부 3회차 문제

2026-01-10

작성자: 임꺽정

상황

주문이 두 번 들어옵니다.

문제

첫째, 어디서 두 번이 됩니까? 설명해 주십시오.

둘째: 재시도와 중복

결제가 늦습니다.

첫째 줄은 본문입니다.

질문:

재시도는 누가 합니까?

같은 열쇠가 두 번 오면 무엇을 돌려줍니까?

상황 – 남은 이야기

창고가 멈췄습니다.

문제

첫째, 무엇을 봅니까?
`;

const ENGLISH = `# Infra study, round 7
Author: Ada
Date: 2026-02-01

## A quiet queue

### Situation
Messages stop.

### Questions

Question 1: What do you look at first?

Follow-ups:
- Who acknowledges?
- What is redelivered?

Answer: The broker's unacknowledged count.

Question 2: How do you restart it?
Follow-up: What about messages in flight?
`;

describe("handout recognition", () => {
  it("reads the Markdown style: scenarios, bold titles, quoted answers, code and tables kept", () => {
    const draft = recogniseHandout(MARKDOWN);
    expect(draftSchema.parse(draft)).toEqual(draft);
    expect(draft.scenarios.map((scenario) => [scenario.title, scenario.questions.length])).toEqual([["캐시가 비는 날", 2], ["두 번째 이야기", 1]]);
    const [first] = draft.scenarios;
    expect(first).toMatchObject({ author: "홍길동", date: "2026-03-05", round: 12 });
    expect(first?.situation).toContain("1. 이 목록은 상황의 일부입니다.");
    expect(first?.questions.map((question) => question.title)).toEqual(["먼저 볼 것", "다시 채우기"]);
    expect(first?.questions[0]?.prompt).toContain("1. 코드 안의 번호");
    expect(first?.questions[0]?.modelAnswer).toBe("1. 적중률을 봅니다.\n2. 만료 시각을 봅니다.");
    expect(first?.questions[1]?.prompt).toContain("| 미리 | 크다 |");
    expect(draft.unrecognised).toEqual([]);
  });

  it("reads the plain style: ordinals, sub-questions as follow-ups, several situations", () => {
    const draft = recogniseHandout(PLAIN);
    expect(draft.scenarios).toHaveLength(2);
    const [first, second] = draft.scenarios;
    expect(first).toMatchObject({ author: "임꺽정", date: "2026-01-10", round: 3 });
    expect(first?.questions).toHaveLength(2);
    expect(first?.questions[1]).toMatchObject({ title: "재시도와 중복", followUps: [{ prompt: "재시도는 누가 합니까?" }, { prompt: "같은 열쇠가 두 번 오면 무엇을 돌려줍니까?" }] });
    expect(first?.questions[1]?.prompt).toContain("첫째 줄은 본문입니다.");
    expect(second?.title).toBe("남은 이야기");
    expect(draft.warnings.map((warning) => warning.code)).toEqual(["titleDerived"]);
  });

  it("reads English handouts", () => {
    const [scenario] = recogniseHandout(ENGLISH).scenarios;
    expect(scenario).toMatchObject({ title: "A quiet queue", author: "Ada", date: "2026-02-01", round: 7 });
    expect(scenario?.questions.map((question) => question.followUps.map((followUp) => followUp.prompt))).toEqual([
      ["Who acknowledges?", "What is redelivered?"],
      ["What about messages in flight?"],
    ]);
    expect(scenario?.questions[0]?.modelAnswer).toBe("The broker's unacknowledged count.");
  });

  it("names the source lines of every piece", () => {
    const lines = PLAIN.split("\n");
    const question = recogniseHandout(PLAIN).scenarios[0]?.questions[1];
    expect(lines[(question?.sourceLines[0] ?? 0) - 1]).toContain("둘째:");
    expect(lines[(question?.followUps[1]?.sourceLines[0] ?? 0) - 1]).toContain("같은 열쇠가");
  });

  it("is what its documentation shows", () => {
    const page = readFileSync("docs/import-format.md", "utf8");
    const [, handout = ""] = /```markdown\n([\s\S]*?)```/.exec(page) ?? [];
    const [, shown = ""] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    expect({ ...recogniseHandout(handout), format: "text" }).toEqual(JSON.parse(shown));
  });

  it("drops no line silently", () => {
    for (const source of [MARKDOWN, PLAIN, ENGLISH, "아무 표시도 없는 글\n\n둘째 문단"]) {
      const draft = recogniseHandout(source);
      const everything = JSON.stringify(draft) + source.split("\n").filter((line) => /^(#|---|>? ?\*\*\[답변|상황|문제|질문:|Follow-ups:|작성자|Author|Date|\d{4}-|백엔드 공부|```)/.test(line.trim())).join("\n");
      for (const line of source.split("\n")) {
        const words = line.replace(/^[\s>*#-]*(?:\d+[.)]\s|(?:첫|둘)째[,:]\s?|Question \d: |Follow-up: |Answer: )?/, "").replaceAll("*", "").split(/[:：]\s/).at(-1)?.trim() ?? "";
        if (words !== "") expect(everything).toContain(JSON.stringify(words).slice(1, -1));
      }
    }
    expect(recogniseHandout("그냥 글").unrecognised).toEqual([{ line: 1, text: "그냥 글" }]);
  });

  it("points out typical damage and changes nothing", () => {
    const source = "상황\n7 번째 필드와 유\ud7a4(idle) 프로세스, Nginx 의 설정입니다.\n문제\n첫째, 어떻게 정렬되니까? '공정성이 ㅇ 됩니다.\n셋째, 비용**은 무엇입니까?\n";
    const { warnings, scenarios } = recogniseHandout(source);
    expect(scenarios[0]?.situation).toContain("유\ud7a4(idle)");
    expect(new Set(warnings.map((warning) => warning.code))).toEqual(new Set(["titleDerived", "spaceBroken", "syllableBroken", "quoteUnbalanced", "markupStray", "numberJumps"]));
    expect(warnings.find((warning) => warning.suggestion?.includes("정렬됩니까"))?.line).toBe(4);
    expect(warnings.filter(({ code }) => code === "spaceBroken").map(({ text, suggestion }) => [text, suggestion])).toEqual([["7 번째", "7번째"], ["Nginx 의", "Nginx의"]]);
    const spaced = recogniseHandout("상황\n06 시에 시작해 3 개를 읽고 2 시스템을 씁니다. 3 개 남습니다.\n").warnings;
    expect(spaced.filter(({ code }) => code === "spaceBroken").map(({ text }) => text)).toEqual(["06 시에", "3 개"]);
  });
});
