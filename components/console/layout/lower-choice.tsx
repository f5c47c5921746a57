"use client";

import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";

export type Lower = "run" | "host";

/** Which of the two parts below the answer is seen. */
export function LowerChoice({ value, onChange }: { value: Lower; onChange: (value: Lower) => void }) {
  const t = useTranslations("terminal.console");
  const title = useTranslations("terminal");
  return <Segmented label={t("what")} value={value} onChange={onChange} options={[{ value: "run", label: t("results") }, { value: "host", label: title("title") }]} />;
}
