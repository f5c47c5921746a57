"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, RefObject } from "react";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";

type Props = {
  inputRef: RefObject<HTMLInputElement | null>;
  query: string;
  onQuery: (query: string) => void;
  /** Enter: takes the first hit. */
  onTake: () => void;
  /** Ctrl+Enter: makes a follow-up of what was typed. Absent where nothing can be added. */
  onAdHoc?: () => void;
};

/** Finds questions, follow-ups and cards by any of their text. */
export function SearchBox({ inputRef, query, onQuery, onTake, onAdHoc }: Props) {
  const t = useTranslations("console.search");
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.code === "Escape") {
      event.preventDefault();
      onQuery("");
      event.currentTarget.blur();
    }
    if (event.code !== "Enter" && event.code !== "NumpadEnter") return;
    if ((event.ctrlKey || event.metaKey) && onAdHoc) onAdHoc();
    else onTake();
  }
  return (
    <label className="field">
      <Icon as={Search} size={14} />
      <input ref={inputRef} type="search" value={query} placeholder={t("placeholder")} aria-label={t("label")} aria-keyshortcuts="/" onChange={(event) => onQuery(event.target.value)} onKeyDown={onKeyDown} />
      <Kbd>{query === "" ? "/" : "Esc"}</Kbd>
    </label>
  );
}
