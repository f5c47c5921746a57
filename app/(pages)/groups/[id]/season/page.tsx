import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { SeasonForm } from "@/components/groups/season-form";
import { PageHeader } from "@/components/shell/page-header";
import { Panel } from "@/components/ui/panel";
import { dayIn } from "@/lib/domain/groups/calendar";
import { canGroup } from "@/lib/domain/groups/permissions";
import { getGroup } from "@/lib/server/use-cases/groups/groups";
import { signedIn, valueOrPage } from "../../../../guard";
import { requestTime } from "../../../../request-time";
import { createSeasonAction } from "../../actions";
import "@/components/groups/groups.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groups"))("season.create") };
}

export default async function NewSeasonPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `/groups/${id}/season`;
  const group = valueOrPage(await getGroup(await signedIn(path), id), path);
  if (!canGroup(group.me, "season.manage")) forbidden();
  const t = await getTranslations("groups");
  return (
    <div className="max-w-3xl">
      <PageHeader title={t("season.create")} crumb={{ href: `/groups/${id}`, label: group.settings.name }} />
      <Panel><SeasonForm groupId={id} today={dayIn(group.settings.timeZone, requestTime())} create={createSeasonAction.bind(null, id)} /></Panel>
    </div>
  );
}
