"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import { Icon } from "./icon";

/** The clipboard API exists on https and localhost only; on a plain http address of the house network the old way still works. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

/** Copies `text` and says so in words. */
export function CopyButton({ text, label, size = "md", variant = "line" }: { text: string; label?: string; size?: ButtonSize; variant?: ButtonVariant }) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(text);
    setCopied(true);
  };
  return (
    <Button size={size} variant={variant} onClick={() => void copy()} onBlur={() => setCopied(false)}>
      <Icon as={copied ? Check : Copy} size={14} />
      <span aria-live="polite">{copied ? t("copied") : (label ?? t("copy"))}</span>
    </Button>
  );
}
