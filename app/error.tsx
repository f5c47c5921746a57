"use client";

import { useTranslations } from "next-intl";
import { NoticePage } from "@/components/shell/notice-page";
import { Button } from "@/components/ui/button";

/** What people see when the database is away or a page has a bug: what is safe first. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("common");
  const digest = error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
  return (
    <NoticePage
      title={t("error.title")}
      text={<>{t("error.text")}{digest && <small className="mt-2 block text-xs text-ink-3">{t("error.code", { digest })}</small>}</>}
      actions={<Button variant="ink" onClick={retry}>{t("retry")}</Button>}
    />
  );
}
