"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, type DragEvent } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Where a file is chosen, or dropped. */
export function FileChoice({ reading, again, onChoose }: { reading: boolean; again: boolean; onChoose: (file: File) => void }) {
  const t = useTranslations("authoring.import");
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file) onChoose(file);
  };
  return (
    <div className="panel grid justify-items-start gap-2 p-5" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Button variant={again ? "line" : "ink"} size={again ? "md" : "lg"} disabled={reading} onClick={() => input.current?.click()}><Icon as={FileUp} />{t(reading ? "reading" : again ? "again" : "choose")}</Button>
      <input
        ref={input} type="file" hidden data-testid="handout" accept=".md,.markdown,.txt,.text,.pdf,.docx,.yaml,.yml,.json"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) onChoose(file);
        }}
      />
      <p className="text-xs text-ink-2">{t("drop")} {t("formats")}</p>
      <p role="status" className="sr">{reading ? t("reading") : ""}</p>
    </div>
  );
}
