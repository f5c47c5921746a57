"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Segmented } from "@/components/ui/segmented";
import type { SnippetKind } from "@/lib/protocol/evidence";
import type { AnswerLanguage } from "@/lib/protocol/ids";
import { LANGUAGE_NAMES, offeredLanguages } from "../languages";

type Props = { kind: SnippetKind | null; language: AnswerLanguage; onChoose(language: AnswerLanguage): void };

/** Format of the answer: the likely ones side by side where there is room, all of them in a menu. */
export function LanguageChoice({ kind, language, onChoose }: Props) {
  const t = useTranslations("room.work");
  const { shown, more } = offeredLanguages(kind, language);
  const items = (list: readonly AnswerLanguage[]) => list.map((each) => <MenuItem key={each} onSelect={() => onChoose(each)}>{LANGUAGE_NAMES[each]}</MenuItem>);
  return (
    <>
      <span className="langs">
        <Segmented label={t("language")} value={language} onChange={onChoose} options={shown.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} />
        <Menu label={t("moreLanguages")} trigger={<IconButton size="sm" label={t("moreLanguages")}><Icon as={ChevronDown} size={14} /></IconButton>}>{items(more)}</Menu>
      </span>
      <span className="lang">
        <Menu label={t("language")} trigger={<Button size="sm" aria-label={`${t("language")}: ${LANGUAGE_NAMES[language]}`}>{LANGUAGE_NAMES[language]}<Icon as={ChevronDown} size={12} /></Button>}>
          {items([...shown, ...more])}
        </Menu>
      </span>
    </>
  );
}
