import { getTranslations } from "next-intl/server";
import { NoticePage } from "@/components/shell/notice-page";

export default async function DeadLink() {
  const t = await getTranslations("join");
  return <NoticePage title={t("dead.title")} text={t("dead.text")} />;
}
