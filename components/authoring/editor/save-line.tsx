"use client";

import { Check, LoaderCircle, Pencil, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { LastChange } from "@/lib/content/own/draft-view";
import type { OwnScenario } from "@/lib/content/own/own-scenario";
import { writeScenarioFile } from "@/lib/content/own/scenario-file";
import { DAY_TIME } from "@/lib/i18n/day-text";
import { givenName } from "@/lib/i18n/given-name";
import type { SaveState } from "./use-draft";

const ICON = { saved: Check, saving: LoaderCircle, unsaved: Pencil } as const;

export function SaveLine({ state }: { state: SaveState }) {
  const t = useTranslations("authoring.save");
  const kind = state.kind === "failed" || state.kind === "conflict" ? "unsaved" : state.kind;
  return <span role="status" className="flex items-center gap-1 text-xs text-ink-2" data-testid="save-state"><Icon as={ICON[kind]} size={12} />{t(kind)}</span>;
}

/** What stopped the writing, and how to keep what is on the screen. */
export function SaveTrouble({ state, content, slug }: { state: SaveState; content: OwnScenario; slug: string }) {
  const t = useTranslations("authoring.save");
  const tf = useTranslations("failures");
  if (state.kind === "failed") return <Banner tone="bad" icon={TriangleAlert}>{t("failed")} {tf(state.code)}</Banner>;
  if (state.kind !== "conflict") return null;
  return (
    <Banner tone="bad" icon={TriangleAlert} action={<><Button size="sm" onClick={() => download(content, slug)}>{t("keepMine")}</Button><Button size="sm" onClick={() => window.location.reload()}>{t("reload")}</Button></>}>
      <ConflictText changed={state.changed} />
    </Banner>
  );
}

/** Who was first and when; only that somebody was where the server could not say. */
function ConflictText({ changed }: { changed: LastChange | undefined }) {
  const t = useTranslations("authoring.save");
  const format = useFormatter();
  if (changed === undefined) return t("conflict");
  const when = format.dateTime(changed.at, DAY_TIME);
  return changed.by === null ? t("conflictElsewhere", { when }) : t("conflictBy", { name: givenName(changed.by), when });
}

function download(content: OwnScenario, slug: string): void {
  const url = URL.createObjectURL(new Blob([writeScenarioFile(content)], { type: "application/yaml" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: `${slug}.scenario.yaml` });
  link.click();
  URL.revokeObjectURL(url);
}
