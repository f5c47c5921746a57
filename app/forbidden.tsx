import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { NoticePage } from "@/components/shell/notice-page";
import { Button } from "@/components/ui/button";

export default async function Forbidden() {
  const t = await getTranslations("common");
  return (
    <NoticePage
      title={t("forbidden.title")}
      text={t("forbidden.text")}
      actions={<Button asChild variant="ink"><Link href="/">{t("notFound.home")}</Link></Button>}
    />
  );
}
