import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { CloseSeason } from "@/components/groups/close-season";
import { GroupForm } from "@/components/groups/group-form";
import { GroupTabs } from "@/components/groups/group-tabs";
import { WebhooksPanel } from "@/components/groups/webhooks-panel";
import { PageHeader } from "@/components/shell/page-header";
import { Panel } from "@/components/ui/panel";
import { canGroup, isOrganiser } from "@/lib/domain/groups/permissions";
import { listWebhooks } from "@/lib/server/notifications/webhooks";
import { getGroup } from "@/lib/server/use-cases/groups/groups";
import { listSeasons } from "@/lib/server/use-cases/groups/season";
import { signedIn, valueOrPage } from "../../../../guard";
import { changeGroupAction, closeSeasonAction } from "../../actions";
import { addWebhookAction, removeWebhookAction } from "../../webhook-actions";
import { timeZones } from "../../time-zones";
import "@/components/groups/groups.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groups"))("settings") };
}

export default async function GroupSettingsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `/groups/${id}/settings`;
  const account = await signedIn(path);
  const group = valueOrPage(await getGroup(account, id), path);
  if (!canGroup(group.me, "group.change")) forbidden();
  const seasons = valueOrPage(await listSeasons(account, id), path);
  const webhooks = valueOrPage(await listWebhooks(account, id), path);
  const t = await getTranslations("groups");
  const open = seasons.find(({ isClosed }) => !isClosed);
  return (
    <>
      <PageHeader title={t("settings")}><p className="mt-1 text-sm text-ink-3">{group.settings.name}</p></PageHeader>
      <GroupTabs groupId={id} current="settings" isOrganiser={isOrganiser(group.me)} />
      <div className="grid max-w-3xl gap-4">
        <Panel title={t("settings")}><GroupForm settings={group.settings} timeZones={timeZones()} submit={t("form.save")} save={changeGroupAction.bind(null, id)} /></Panel>
        <WebhooksPanel webhooks={webhooks} add={addWebhookAction.bind(null, id)} remove={removeWebhookAction.bind(null, id)} />
        <Panel title={t("season.title")}><CloseSeason groupId={id} open={open?.name ?? null} close={open ? closeSeasonAction.bind(null, id, open.seasonId) : null} /></Panel>
      </div>
    </>
  );
}
