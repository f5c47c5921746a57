import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ComponentType, ReactNode } from "react";
import { Button } from "@/components/ui/button";

type Frame = ComponentType<{ title: string; text: ReactNode; actions?: ReactNode }>;

function HomeButton() {
  const t = useTranslations("common");
  return <Button asChild variant="ink"><Link href="/">{t("notFound.home")}</Link></Button>;
}

/** Nothing at this address. */
export function NotFoundNotice({ frame: Framed }: { frame: Frame }) {
  const t = useTranslations("common");
  return <Framed title={t("notFound.title")} text={t("notFound.text")} actions={<HomeButton />} />;
}

/** Not for this reader. */
export function ForbiddenNotice({ frame: Framed }: { frame: Frame }) {
  const t = useTranslations("common");
  return <Framed title={t("forbidden.title")} text={t("forbidden.text")} actions={<HomeButton />} />;
}
