"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import type { ExportFormat } from "@/lib/protocol/export-formats";
import { failureSchema, type FailureCode } from "@/lib/protocol/failures";

type Failed = { format: ExportFormat; code: FailureCode };

/** Everything of an interview as a file. When one format fails, the others are offered. */
export function ExportMenu({ interviewId, formats }: { interviewId: string; formats: readonly ExportFormat[] }) {
  const t = useTranslations("report.export");
  const failures = useTranslations("failures");
  const [failed, setFailed] = useState<Failed | null>(null);
  const [working, setWorking] = useState<ExportFormat | null>(null);
  async function save(format: ExportFormat) {
    setWorking(format);
    setFailed(null);
    const code = await download(interviewId, format).catch((): FailureCode => "unavailable");
    setWorking(null);
    if (code) setFailed({ format, code });
  }
  return (
    <Popover label={t("title")} trigger={<Button><Icon as={Download} size={14} />{t("title")}</Button>}>
      <div className="grid w-[260px] grid-cols-1 gap-1">
        {failed && <p role="alert" className="rounded-sm bg-chija-soft p-2 text-xs text-ink-1">{t("failed", { format: t(`format.${failed.format}`) })} {failures(failed.code)} {t("other")}</p>}
        {formats.map((format) => (
          <button key={format} type="button" className="mi" disabled={working !== null} onClick={() => void save(format)}>
            <span className="grid text-left"><b className="font-medium">{t(`format.${format}`)}</b><small className="text-xs text-ink-3">{t(`what.${format}`)}</small></span>
          </button>
        ))}
      </div>
    </Popover>
  );
}

/** Saves a file; gives the code of a refusal. */
async function download(interviewId: string, format: ExportFormat): Promise<FailureCode | null> {
  const response = await fetch(`/api/interviews/${interviewId}/export?format=${format}`);
  if (!response.ok) {
    const refused = failureSchema.safeParse(await response.json().catch(() => null));
    return refused.success ? refused.data.code : "unavailable";
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? `kkori.${format}`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  return null;
}
