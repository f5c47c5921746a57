import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GroupForm } from "@/components/groups/group-form";
import { PageHeader } from "@/components/shell/page-header";
import { Panel } from "@/components/ui/panel";
import { readerLocale, signedIn } from "../../../guard";
import { createGroupAction } from "../actions";
import { timeZones } from "../time-zones";
import "@/components/groups/groups.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groups"))("create") };
}

export default async function NewGroupPage() {
  await signedIn("/groups/new");
  const [t, locale] = await Promise.all([getTranslations("groups"), readerLocale()]);
  const settings = { name: "", timeZone: "Asia/Seoul", locale, slotWeekday: 4, slotMinute: 20 * 60 + 30, roundMinutes: 45, holidays: [] };
  return (
    <div className="max-w-3xl">
      <PageHeader title={t("create")} crumb={{ href: "/groups", label: t("title") }} />
      <Panel><GroupForm settings={settings} timeZones={timeZones()} submit={t("form.create")} save={createGroupAction} /></Panel>
    </div>
  );
}
