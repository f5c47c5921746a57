import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { BeginScenario } from "@/components/authoring/library/begin-scenario";
import { PageHeader } from "@/components/shell/page-header";
import { listGroups } from "@/lib/server/use-cases/groups/groups";
import { listScenarios } from "@/lib/server/use-cases/scenarios";
import { readerLocale, signedIn } from "../../../guard";
import { firstOf, withQuery, type SearchParams } from "../../../search-params";
import { beginScenarioAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("authoring"))("new.title") };
}

export default async function NewScenarioPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams;
  const account = await signedIn(withQuery("/scenarios/new", asked));
  const t = await getTranslations("authoring.new");
  const ts = await getTranslations("scenarios");
  const copyOf = firstOf(asked.copy) ?? null;
  const [groups, scenarios] = await Promise.all([listGroups(account), copyOf === null ? [] : listScenarios(await readerLocale(), account)]);
  const source = scenarios.find(({ slug }) => slug === copyOf);
  if (copyOf !== null && !source) notFound();
  return (
    <>
      <PageHeader crumb={{ href: "/scenarios", label: ts("title") }} title={t(source ? "copyTitle" : "title")}>
        <p className="mt-1 text-sm text-ink-2">{source ? t("copyLead", { title: source.title }) : t("lead")}</p>
      </PageHeader>
      <BeginScenario groups={groups.map(({ groupId, name }) => ({ groupId, name }))} copyOf={copyOf} begin={beginScenarioAction} />
    </>
  );
}
