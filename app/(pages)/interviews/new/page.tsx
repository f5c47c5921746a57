import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewInterview } from "@/components/interviews/new-interview";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { listScenarios } from "@/lib/server/use-cases/scenarios";
import { readerLocale, signedIn } from "../../../guard";
import { firstOf, withQuery, type SearchParams } from "../../../search-params";
import { createInterviewAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("interviews"))("create.title") };
}

export default async function NewInterviewPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams;
  const account = await signedIn(withQuery("/interviews/new", asked));
  const wanted = firstOf(asked.scenario);
  const t = await getTranslations();
  const scenarios = await listScenarios(await readerLocale(), account);
  const initial = scenarios.find(({ slug }) => slug === wanted)?.slug ?? null;
  return (
    <>
      <PageHeader crumb={{ href: "/interviews", label: t("interviews.title") }} title={t("interviews.create.title")}>
        <p className="mt-1 max-w-[64ch] text-sm text-ink-2">{t("interviews.create.lead")}</p>
      </PageHeader>
      {scenarios.length === 0 ? (
        <div className="panel p-6"><EmptyState title={t("scenarios.empty.title")}>{t("scenarios.empty.text")}</EmptyState></div>
      ) : (
        <NewInterview scenarios={scenarios} initialSlug={initial} action={createInterviewAction} />
      )}
    </>
  );
}
