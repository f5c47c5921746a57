import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ScenarioCard } from "@/components/scenarios/scenario-card";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { listScenarios } from "@/lib/server/use-cases/scenarios";
import { readerLocale, signedIn } from "../../guard";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("scenarios"))("title") };
}

export default async function ScenariosPage() {
  const account = await signedIn("/scenarios");
  const t = await getTranslations("scenarios");
  const scenarios = await listScenarios(await readerLocale(), account);
  return (
    <>
      <PageHeader title={t("title")}><p className="mt-1 max-w-[64ch] text-sm text-ink-2">{t("lead")}</p></PageHeader>
      {scenarios.length === 0 ? (
        <div className="panel p-6"><EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState></div>
      ) : (
        <div className="grid grid-cols-1 gap-4 tablet:grid-cols-2">{scenarios.map((scenario) => <ScenarioCard key={scenario.slug} scenario={scenario} />)}</div>
      )}
    </>
  );
}
