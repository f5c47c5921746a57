import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { NoticePage } from "@/components/shell/notice-page";
import { Button } from "@/components/ui/button";

export default async function DeadLink() {
  const t = await getTranslations("notifications.unsubscribe");
  return <NoticePage title={t("deadTitle")} text={t("dead")} actions={<Button asChild><Link href="/settings">{t("settings")}</Link></Button>} />;
}
