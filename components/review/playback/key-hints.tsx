"use client";

import { useTranslations } from "next-intl";
import { Kbd } from "@/components/ui/kbd";

/** The keys of this page, where there is a keyboard. */
export function KeyHints({ comments }: { comments: boolean }) {
  const t = useTranslations("playback.keys");
  return (
    <ul className="keys" aria-label={t("label")}>
      <li><Kbd>Space</Kbd>{t("play")}</li>
      <li><Kbd>←</Kbd><Kbd>→</Kbd>{t("step")}</li>
      <li><Kbd>[</Kbd><Kbd>]</Kbd>{t("mark")}</li>
      {comments && <li><Kbd>C</Kbd>{t("comment")}</li>}
    </ul>
  );
}
