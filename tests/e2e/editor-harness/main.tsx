import { NextIntlClientProvider } from "next-intl";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { MonacoAnswer } from "@/components/editor/monaco-answer";
import common from "@/lib/i18n/messages/ko/common.json";
import editor from "@/lib/i18n/messages/ko/editor.json";
import failures from "@/lib/i18n/messages/ko/failures.json";
import type { AnswerLanguage } from "@/lib/protocol/ids";
import { LinkedAnswer } from "./linked-answer";
import "@/app/globals.css";
import "@/components/editor/editor.css";

/** Two windows on one answer in one page: a writer and, beside it, another writer or a reader (`?other=reads`). */
const writer = new LinkedAnswer("writer", "최민재");
const other = new LinkedAnswer("other", "<b>한서연</b>").link(writer);
const query = new URLSearchParams(window.location.search);
const otherReads = query.get("other") === "reads";

declare global {
  interface Window {
    harness: { writer: LinkedAnswer; other: LinkedAnswer; runs: number; refusals: string[]; selections: unknown[] };
  }
}

function Harness() {
  const shared = { language: (query.get("language") ?? "shell") as AnswerLanguage, fileName: "answer-1.sh" };
  return (
    <div style={{ display: "grid", gridTemplateColumns: "1fr 1fr", height: "100dvh" }}>
      <section aria-label="writer" style={{ minWidth: 0 }}>
        <button type="button">before</button>
        <div style={{ height: "calc(100% - 60px)" }}>
          <MonacoAnswer
            {...shared}
            answer={writer}
            readOnly={false}
            ariaLabel="1번 답안"
            onRun={() => (window.harness.runs += 1)}
            onRefuse={(code) => window.harness.refusals.push(code)}
          />
        </div>
        <button type="button">after</button>
      </section>
      <section aria-label="other" style={{ minWidth: 0 }}>
        <MonacoAnswer {...shared} answer={other} readOnly={otherReads} ariaLabel="지원자 답안" onSelection={(selection) => window.harness.selections.push(selection)} />
      </section>
    </div>
  );
}

window.harness = { writer, other, runs: 0, refusals: [], selections: [] };
createRoot(document.getElementById("root") ?? document.body).render(
  <StrictMode>
    <NextIntlClientProvider locale="ko" timeZone="Asia/Seoul" messages={{ common, editor, failures }}>
      <Harness />
    </NextIntlClientProvider>
  </StrictMode>,
);
