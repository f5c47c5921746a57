import { Copy, Download, Eye } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CompetencyBadges } from "@/components/scenarios/competency-badges";
import { ScenarioDetail } from "@/components/scenarios/scenario-detail";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { getScenario, listScenarios } from "@/lib/server/use-cases/scenarios";
import { readerLocale, signedIn, valueOrPage } from "../../../guard";
import { withQuery, type SearchParams } from "../../../search-params";

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("scenarios"))("title") };
}

/** Asks first; only `?read=1` sends the questions to the browser. */
export default async function ScenarioPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const path = `/scenarios/${encodeURIComponent(slug)}`;
  const asked = await searchParams;
  const account = await signedIn(withQuery(path, asked));
  const t = await getTranslations("scenarios");
  const tc = await getTranslations("common");
  const locale = await readerLocale();
  const crumb = { href: "/scenarios", label: t("title") };
  if (asked.read === undefined) {
    const item = (await listScenarios(locale, account)).find((scenario) => scenario.slug === slug);
    if (!item) notFound();
    return (
      <>
        <PageHeader crumb={crumb} title={item.title}><p className="mt-1 text-sm text-ink-2">{item.summary}</p></PageHeader>
        <section className="panel p-6">
          <EmptyState
            title={t("notice.title")}
            actions={<><Button asChild variant="ink"><Link href={`${path}?read=1`} prefetch={false}><Icon as={Eye} />{t("notice.confirm")}</Link></Button><Button asChild><Link href="/scenarios">{t("notice.back")}</Link></Button><PastInterviews slug={slug} label={t("past")} /></>}
          >
            {t("notice.text")}
          </EmptyState>
        </section>
      </>
    );
  }
  const scenario = valueOrPage(await getScenario(account, slug, locale), withQuery(path, asked));
  return (
    <>
      <PageHeader crumb={crumb} title={scenario.title} actions={<ScenarioActions slug={scenario.slug} />}>
        <p className="num mt-1 text-sm text-ink-2">{tc("minutes", { count: scenario.minutes })} · {scenario.topics.join(" · ")}</p>
        <CompetencyBadges competencies={scenario.competencies} className="mt-2" />
      </PageHeader>
      <ScenarioDetail scenario={scenario} />
    </>
  );
}

async function ScenarioActions({ slug }: { slug: string }) {
  const t = await getTranslations("scenarios");
  const ta = await getTranslations("authoring");
  return (
    <>
      <PastInterviews slug={slug} label={t("past")} />
      <Button asChild variant="ghost"><a href={`/api/scenarios/${slug}/file`} download><Icon as={Download} />{ta("export")}</a></Button>
      <Button asChild><Link href={`/scenarios/new?copy=${slug}`}><Icon as={Copy} />{ta("copy")}</Link></Button>
      <Button asChild variant="ink"><Link href={`/interviews/new?scenario=${slug}`}>{t("start")}</Link></Button>
    </>
  );
}

/** Where two of them can be picked and compared. */
function PastInterviews({ slug, label }: { slug: string; label: string }) {
  return <Button asChild variant="ghost"><Link href={`/interviews?scenario=${slug}&status=ended`}>{label}</Link></Button>;
}
