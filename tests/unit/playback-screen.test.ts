import { NextIntlClientProvider } from "next-intl";
import { createElement, type ComponentType } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { piecesOf, mentionsIn, openMention } from "@/components/review/comments/mentions";
import { Playback } from "@/components/review/playback/playback";
import type { CommentsView } from "@/lib/protocol/comments";
import type { PlaybackView } from "@/lib/protocol/playback";
import { loadMessages } from "@/lib/i18n/messages/load";
import type { Locale } from "@/lib/protocol/roles";

const playback: PlaybackView = {
  interviewId: "i", role: "interviewer", status: "ended", durationMs: 600_000,
  questions: [{ questionId: "q1", index: 1, label: "원인", title: "왜 60초인가요", prompt: "설명해 주세요.", clockMs: 60_000, fileName: "answer-1.conf", languages: [{ clockMs: 0, language: "nginx" }], edits: 2 }],
  focus: [{ clockMs: 70_000, questionId: "q1" }], density: { partMs: 60_000, units: [0, 4, 0] }, active: [[60_000, 90_000]], pauses: [{ clockMs: 100_000, lastedMs: 30_000 }], host: null,
  moments: [
    { id: "a", clockMs: 60_000, questionId: "q1", kind: "question" },
    { id: "b", clockMs: 120_000, questionId: "q1", kind: "followUp", prompt: "버퍼가 차면요?", adHoc: false },
    { id: "c", clockMs: 130_000, questionId: "q1", kind: "note", author: "박지호", text: "여기서 올라감", mine: false, shared: true },
    { id: "d", clockMs: 400_000, questionId: "q1", kind: "pin", quote: "나중 일" },
  ],
};
const comment = (commentId: string, over: object = {}) => ({ commentId, author: "박지호", mine: false, text: "@한서연 님, 여기요", mentions: ["한서연"], createdAt: 0, edited: false, ...over });
const comments: CommentsView = {
  threads: [{ clockMs: 130_000, span: null, first: comment("1"), replies: [comment("2", { mine: true })] }],
  people: [{ participantId: "p", name: "한서연" }], mayWrite: true, sealed: false,
};
const never = () => Promise.reject(new Error("not asked for"));

async function drawn(locale: Locale, startMs: number): Promise<string> {
  const props = { playback, startMs, comments, commentActions: { write: never, edit: never, remove: never } };
  const provider = NextIntlClientProvider as ComponentType<Record<string, unknown>>;
  const onError = (error: Error) => { throw error; };
  return renderToStaticMarkup(createElement(provider, { locale, messages: await loadMessages(locale), timeZone: "Asia/Seoul", onError }, createElement(Playback, props)));
}

describe("the playback screen", () => {
  it.each(["ko", "en"] as const)("shows what had happened by a moment and nothing later (%s)", async (locale) => {
    const html = await drawn(locale, 131_000);
    expect(html).toContain("버퍼가 차면요?");
    expect(html).toContain("여기서 올라감");
    expect(html).toContain("02:11");
    expect(html).not.toContain("나중 일");
    expect(await drawn(locale, 0)).not.toContain("버퍼가 차면요?");
  });
});

describe("mentions", () => {
  const people = [{ participantId: "a", name: "한서연" }, { participantId: "b", name: "이하린" }];

  it("speak to the people whose names stand after an at sign", () => {
    expect(mentionsIn("@한서연 님과 이하린 님", people)).toEqual(["a"]);
    expect(mentionsIn("", people)).toEqual([]);
  });

  it("are offered while one is being typed", () => {
    expect(openMention("여기 @한서", 6)).toEqual({ from: 3, typed: "한서" });
    expect(openMention("a@b", 3)).toBeNull();
    expect(openMention("@한서연\n다음", 7)).toBeNull();
  });

  it("stand out in the text, which stays whole", () => {
    const text = "@한서연 님, @누구 말고 @한서연";
    expect(piecesOf(text, ["한서연"]).filter(({ mention }) => mention)).toHaveLength(2);
    expect(piecesOf(text, ["한서연"]).map((piece) => piece.text).join("")).toBe(text);
    expect(piecesOf("그대로", [])).toEqual([{ text: "그대로", mention: false }]);
  });
});
