"use client";

import "./globals.css";

const TEXT = [
  { lang: "ko", title: "저장된 내용은 그대로입니다", text: "페이지를 그리지 못했습니다. 쓰던 답안은 이 기기에 남아 있습니다.", retry: "다시 해 보기" },
  { lang: "en", title: "What was saved is safe", text: "The page could not be drawn. What you were writing stays on this device.", retry: "Try again" },
] as const;

/** The last resort, when not even the frame of the page works: both languages, nothing else needed. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="ko">
      <body>
        <main className="mx-auto grid min-h-dvh max-w-[420px] content-center gap-8 px-5">
          {TEXT.map(({ lang, title, text, retry: again }) => (
            <section key={lang} lang={lang} className="grid justify-items-start gap-2">
              <h1 className="font-semi">{title}</h1>
              <p className="text-sm text-ink-2">{text}</p>
              <button type="button" className="btn ink" onClick={retry}>{again}</button>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
