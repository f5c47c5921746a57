import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ScenarioEditor } from "@/components/authoring/editor/editor";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { shownText } from "@/lib/content/own/own-scenario";
import { openDraft } from "@/lib/server/use-cases/authoring/drafts";
import { listGroups } from "@/lib/server/use-cases/groups/groups";
import { readerLocale, signedIn, valueOrPage } from "../../../../guard";
import { moveScenarioAction, publishDraftAction, retireScenarioAction, saveDraftAction, setReadyAction, setReviewerAction, tryTaskAction } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("authoring"))("title") };
}

export default async function EditScenarioPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const path = `/scenarios/${encodeURIComponent(slug)}/edit`;
  const account = await signedIn(path);
  const draft = valueOrPage(await openDraft(account, slug), path);
  const groups = draft.may.move ? (await listGroups(account)).map(({ groupId, name }) => ({ groupId, name })) : [];
  const t = await getTranslations("authoring");
  const ts = await getTranslations("scenarios");
  const owner = draft.group ? t("list.group", { name: draft.group.name }) : t("list.personal");
  const actions = {
    save: saveDraftAction.bind(null, slug),
    setReviewer: setReviewerAction.bind(null, slug),
    setReady: setReadyAction.bind(null, slug),
    publish: publishDraftAction.bind(null, slug),
    retire: retireScenarioAction.bind(null, slug),
    move: moveScenarioAction.bind(null, slug),
    tryOut: tryTaskAction.bind(null, slug),
  };
  return (
    <>
      <PageHeader
        crumb={{ href: "/scenarios", label: ts("title"), rest: owner }}
        title={shownText(draft.content.title, await readerLocale()) || t("list.untitled")}
        actions={<Button asChild><a href={`/api/scenarios/${slug}/file`} download><Icon as={Download} />{t("export")}</a></Button>}
      />
      <ScenarioEditor key={draft.slug} draft={draft} groups={groups} actions={actions} />
    </>
  );
}
