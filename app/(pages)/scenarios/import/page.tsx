import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportPage } from "@/components/authoring/import/import-page";
import { PageHeader } from "@/components/shell/page-header";
import { listGroups } from "@/lib/server/use-cases/groups/groups";
import { signedIn } from "../../../guard";
import { createDraftAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("authoring"))("import.title") };
}

export default async function ImportScenarioPage() {
  const account = await signedIn("/scenarios/import");
  const t = await getTranslations("authoring.import");
  const ts = await getTranslations("scenarios");
  const groups = await listGroups(account);
  return (
    <>
      <PageHeader crumb={{ href: "/scenarios", label: ts("title") }} title={t("title")}><p className="mt-1 max-w-[64ch] text-sm text-ink-2">{t("lead")}</p></PageHeader>
      <ImportPage groups={groups.map(({ groupId, name }) => ({ groupId, name }))} create={createDraftAction} />
    </>
  );
}
