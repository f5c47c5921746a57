"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice, NoticePage } from "./notice-page";

/** What people see when the database is away or a page has a bug: what is safe first. `framed`: inside the side bar's frame. */
export function ErrorNotice({ error, retry, framed = false }: { error: unknown; retry: () => void; framed?: boolean }) {
  const t = useTranslations("common");
  const digest = error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
  const Framed = framed ? Notice : NoticePage;
  return (
    <Framed
      title={t("error.title")}
      text={<>{t("error.text")}{digest && <small className="mt-2 block text-xs text-ink-3">{t("error.code", { digest })}</small>}</>}
      actions={<Button variant="ink" onClick={retry}>{t("retry")}</Button>}
    />
  );
}
