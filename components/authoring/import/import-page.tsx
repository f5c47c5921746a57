"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState, useTransition } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ownFromHandout } from "@/lib/content/own/from-handout";
import { shownText, type OwnScenario } from "@/lib/content/own/own-scenario";
import type { FailureCode, Result } from "@/lib/protocol/failures";
import { newId } from "../forms/new-id";
import { OwnerChoice, type GroupChoice } from "../library/owner-choice";
import { FileChoice } from "./file-choice";
import { HandoutReview } from "./handout-review";
import { useImport } from "./use-import";

type CreateAction = (input: { groupId: string | null; content: OwnScenario }) => Promise<Result<{ slug: string }>>;
type Saved = { slug: string; title: string };

/** A file, what was found in it to be corrected, then drafts. */
export function ImportPage({ groups, create }: { groups: readonly GroupChoice[]; create: CreateAction }) {
  const t = useTranslations("authoring.import");
  const tf = useTranslations("failures");
  const { read, corrected, setCorrected, reading, refusal, choose } = useImport();
  const [groupId, setGroupId] = useState<string | null>(null);
  const [saved, setSaved] = useState<Saved[]>([]);
  const [trouble, setTrouble] = useState<FailureCode | null>(null);
  const [pending, start] = useTransition();
  const contents = read?.kind === "scenario" ? [read.scenario] : corrected.filter(({ included }) => included).map(({ scenario }) => ownFromHandout(scenario, newId));

  const save = () =>
    start(async () => {
      setTrouble(null);
      // Those that were saved before a refusal are not saved twice.
      const done = [...saved];
      for (const content of contents.slice(done.length)) {
        const result = await create({ groupId, content }).catch((): Result<{ slug: string }> => ({ ok: false, code: "unavailable" }));
        if (!result.ok) setTrouble(result.code);
        if (!result.ok) break;
        done.push({ slug: result.value.slug, title: shownText(content.title, "ko") });
      }
      setSaved(done);
    });
  if (saved.length > 0 && saved.length >= contents.length) return <SavedDrafts saved={saved} />;
  return (
    <div className="grid grid-cols-1 gap-4">
      <FileChoice reading={reading} again={read !== null} onChoose={(file) => void choose(file)} />
      {refusal && <Banner tone="bad" icon={TriangleAlert}>{tf(refusal.code)} {refusal.code === "scenarioFile" && <code className="mono">{refusal.field}</code>}</Banner>}
      {read?.kind === "handout" && <HandoutReview read={read} corrected={corrected} onChange={setCorrected} />}
      {read?.kind === "scenario" && <div className="panel p-4"><p className="text-sm text-ink-2">{t("scenarioFile")}</p><p className="mt-1 text-lg font-semi">{shownText(read.scenario.title, "ko")}</p></div>}
      {contents.length > 0 && (
        <div className="panel grid gap-3 p-4">
          <OwnerChoice groups={groups} value={groupId} onChange={setGroupId} />
          {trouble && <Banner tone="bad" icon={TriangleAlert}>{tf(trouble)}</Banner>}
          <Button variant="ink" className="justify-self-start" disabled={pending} onClick={save}>{t(pending ? "saving" : "save")}</Button>
        </div>
      )}
    </div>
  );
}

function SavedDrafts({ saved }: { saved: readonly Saved[] }) {
  const t = useTranslations("authoring.import");
  return (
    <div className="panel grid gap-3 p-5" role="status">
      <p className="font-semi">{t("saved", { count: saved.length })}</p>
      <ul className="grid gap-2">{saved.map(({ slug, title }) => <li key={slug} className="flex flex-wrap items-center gap-3"><span className="min-w-0 flex-1">{title}</span><Button asChild size="sm"><Link href={`/scenarios/${slug}/edit`} prefetch={false}>{t("open")}</Link></Button></li>)}</ul>
    </div>
  );
}
