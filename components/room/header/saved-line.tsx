"use client";

import { CloudAlert, CloudCheck, CloudUpload } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { SavingState } from "@/lib/client/types";
import { useSaved } from "../use-saved";

const ICON = { saved: CloudCheck, saving: CloudUpload, unsaved: CloudAlert } as const;

/** Whether what was written is on disk. Only trouble is read aloud; the rest would speak at every key. */
export function SavedLine({ saving }: { saving: SavingState }) {
  const t = useTranslations("room.saved");
  const saved = useSaved(saving);
  return (
    <>
      <span className="sv" data-testid="saved" data-saved={saved}>
        <Icon as={ICON[saved]} size={14} />
        <span className="say">{t(saved)}</span>
      </span>
      <span className="sr" role="status">{saved === "unsaved" ? t("unsaved") : ""}</span>
    </>
  );
}
