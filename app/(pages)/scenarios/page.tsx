import { FileUp, Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { DraftList } from "@/components/authoring/library/draft-list";
import { ScenarioCard } from "@/components/scenarios/scenario-card";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { listDrafts } from "@/lib/server/use-cases/authoring/drafts";
import { listScenarios } from "@/lib/server/use-cases/scenarios";
import { readerLocale, signedIn } from "../../guard";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("scenarios"))("title") };
}

export default async function ScenariosPage() {
  const account = await signedIn("/scenarios");
  const t = await getTranslations("scenarios");
  const ta = await getTranslations("authoring.list");
  const locale = await readerLocale();
  const [scenarios, drafts] = await Promise.all([listScenarios(locale, account), listDrafts(account, locale)]);
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={<><Button asChild><Link href="/scenarios/import"><Icon as={FileUp} />{ta("import")}</Link></Button><Button asChild variant="ink"><Link href="/scenarios/new"><Icon as={Plus} />{ta("new")}</Link></Button></>}
      >
        <p className="mt-1 max-w-[64ch] text-sm text-ink-2">{t("lead")}</p>
      </PageHeader>
      <DraftList drafts={drafts} />
      {scenarios.length === 0 ? (
        <div className="panel p-6"><EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState></div>
      ) : (
        <div className="grid grid-cols-1 gap-4 tablet:grid-cols-2">{scenarios.map((scenario) => <ScenarioCard key={scenario.slug} scenario={scenario} />)}</div>
      )}
    </>
  );
}
