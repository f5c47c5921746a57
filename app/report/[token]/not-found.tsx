import { getTranslations } from "next-intl/server";
import { NoticePage } from "@/components/shell/notice-page";

export default async function DeadReportLink() {
  const t = await getTranslations("report.dead");
  return <NoticePage title={t("title")} text={t("text")} />;
}
