import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Earlier and later pages of a list; nothing when all fits on one. `hrefOf` gives the address of a page. */
export function Pagination({ page, perPage, total, hrefOf }: { page: number; perPage: number; total: number; hrefOf: (page: number) => string }) {
  const t = useTranslations("interviews");
  if (total <= perPage && page === 1) return null;
  const last = Math.max(1, Math.ceil(total / perPage));
  const from = (page - 1) * perPage + 1;
  return (
    <nav aria-label={t("pages")} className="flex items-center gap-2 border-t border-line-1 px-4 py-3 text-xs text-ink-3">
      <span className="num grow">{t("range", { from: Math.min(from, total), to: Math.min(from + perPage - 1, total), total })}</span>
      {page > 1 && <Button asChild size="sm"><Link rel="prev" href={hrefOf(Math.min(page - 1, last))}><Icon as={ChevronLeft} size={14} />{t("previous")}</Link></Button>}
      {page < last && <Button asChild size="sm"><Link rel="next" href={hrefOf(page + 1)}>{t("next")}<Icon as={ChevronRight} size={14} /></Link></Button>}
    </nav>
  );
}
