import { Zap } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { z } from "zod";
import { InterviewFilters, type InterviewFilterValues } from "@/components/interviews/interview-filters";
import { InterviewTable } from "@/components/interviews/interview-table";
import { PickPair } from "@/components/interviews/pick-pair";
import { Pagination } from "@/components/interviews/pagination";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { INTERVIEWS_PER_PAGE, listInterviews } from "@/lib/server/use-cases/interviews";
import { listScenarios } from "@/lib/server/use-cases/scenarios";
import { readerLocale, signedIn } from "../../guard";
import { firstOf, withQuery, type SearchParams } from "../../search-params";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("interviews"))("title") };
}

/** What stands in the address; a parameter that makes no sense is left out instead of failing the page. */
const paramsSchema = z.object({
  query: z.string().max(100).optional().catch(undefined),
  scenario: z.string().max(64).optional().catch(undefined),
  person: z.string().max(100).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  status: z.enum(["lobby", "live", "paused", "ended"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export default async function InterviewsPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams;
  const account = await signedIn(withQuery("/interviews", asked));
  const t = await getTranslations("interviews");
  const locale = await readerLocale();
  const raw = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, firstOf(value)]));
  const { page, ...values } = paramsSchema.parse(raw);
  const [{ items, total }, scenarios] = await Promise.all([listInterviews(account, { ...values, page, locale }), listScenarios(locale, account)]);
  const searched = Object.values(values).some((value) => value !== undefined);
  return (
    <>
      <PageHeader title={t("title")} actions={<Button asChild variant="ink"><Link href="/interviews/new"><Icon as={Zap} />{t("new")}</Link></Button>}>
        <p className="num mt-1 text-sm text-ink-3">{t("total", { count: total })}</p>
      </PageHeader>
      <InterviewFilters values={values} scenarios={scenarios.map(({ slug, title }) => ({ slug, title }))} />
      <section className="panel overflow-clip" aria-label={t("title")}>
        {items.length > 0 ? <PickPair><InterviewTable items={items} myName={account.name} pick /></PickPair> : <NoInterviews searched={searched} />}
        <Pagination page={page} perPage={INTERVIEWS_PER_PAGE} total={total} hrefOf={(target) => addressOf(values, target)} />
      </section>
    </>
  );
}

function addressOf(values: InterviewFilterValues, page: number): string {
  const entries = Object.entries({ ...values, page: String(page) }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/interviews?${new URLSearchParams(entries)}`;
}

async function NoInterviews({ searched }: { searched: boolean }) {
  const t = await getTranslations("interviews");
  if (searched) return <EmptyState className="p-6" title={t("noMatch.title")} actions={<Button asChild><Link href="/interviews">{t("clear")}</Link></Button>}>{t("noMatch.text")}</EmptyState>;
  return <EmptyState className="p-6" title={t("empty.title")} actions={<Button asChild variant="ink"><Link href="/interviews/new">{t("new")}</Link></Button>}>{t("empty.text")}</EmptyState>;
}
