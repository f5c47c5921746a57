import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import type { FailureCode } from "@/lib/protocol/failures";

/** Why a form was refused, in the reader's language. */
export function FormError({ code }: { code: FailureCode | null }) {
  const t = useTranslations("failures");
  if (code === null) return null;
  return <Banner tone="bad" icon={TriangleAlert}>{t(code)}</Banner>;
}
