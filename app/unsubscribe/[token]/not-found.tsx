import { getTranslations } from "next-intl/server";
import { NoticePage } from "@/components/shell/notice-page";

export default async function DeadLink() {
  const t = await getTranslations("notifications.unsubscribe");
  return <NoticePage title={t("deadTitle")} text={t("dead")} />;
}
