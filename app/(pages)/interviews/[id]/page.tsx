import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import Link from "next/link";
import { forbidden } from "next/navigation";
import { InviteList } from "@/components/interviews/invite-list";
import { StatusBadge } from "@/components/interviews/status-badge";
import { hrefOf } from "@/components/interviews/where";
import { PageHeader } from "@/components/shell/page-header";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { RoleChip } from "@/components/ui/role-chip";
import { DAY_TIME } from "@/lib/i18n/day-text";
import type { PersonView, ReviewView } from "@/lib/protocol/views";
import { requestCookies } from "@/lib/server/auth/current";
import { resolveViewer } from "@/lib/server/auth/viewer";
import { listInvites } from "@/lib/server/use-cases/invites";
import { getReview } from "@/lib/server/use-cases/review";
import { readerLocale, signedIn, valueOrPage } from "../../../guard";
import { makeInviteAction, revokeInviteAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("interviews"))("manage") };
}

/** An interview's people and links, for its interviewers. Strangers get the same answer whether it exists or not. */
export default async function InterviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `/interviews/${encodeURIComponent(id)}`;
  await signedIn(path);
  const viewer = await resolveViewer(await requestCookies(), id, "console");
  if (viewer === null) forbidden();
  const t = await getTranslations();
  const format = await getFormatter();
  const [review, listed] = await Promise.all([getReview(viewer, id, await readerLocale()), listInvites(viewer)]);
  const invites = valueOrPage(listed, path).map((invite) => ({ ...invite, until: format.dateTime(invite.expiresAt, DAY_TIME) }));
  const ended = review.status === "ended";
  return (
    <>
      <PageHeader
        crumb={{ href: "/interviews", label: t("interviews.title"), rest: t("interviews.manage") }}
        title={review.briefing?.title ?? t("review.untitled")}
        actions={<Button asChild variant="ink"><Link href={hrefOf(review)} prefetch={false}>{t(ended ? "interviews.detail.review" : "interviews.detail.console")}</Link></Button>}
      >
        <p className="num mt-2 flex flex-wrap items-center gap-2 text-sm text-ink-2"><StatusBadge status={review.status} />{t("interviews.detail.planned", { minutes: review.plannedMinutes })}<StartedAt review={review} /></p>
      </PageHeader>
      <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-[minmax(0,1fr)_328px]">
        <Panel title={t("interviews.detail.links")}>
          <InviteList invites={invites} ended={ended} make={makeInviteAction.bind(null, id)} revoke={revokeInviteAction.bind(null, id)} />
        </Panel>
        <Panel title={t("interviews.detail.people")}><People people={review.people} /></Panel>
      </div>
    </>
  );
}

async function StartedAt({ review }: { review: ReviewView }) {
  const format = await getFormatter();
  if (review.startedAt === null) return null;
  return <span>· {format.dateTime(review.startedAt, DAY_TIME)}</span>;
}

function People({ people }: { people: readonly PersonView[] }) {
  return (
    <ul>
      {people.map((person) => (
        <li key={person.participantId} className="flex min-h-[44px] items-center gap-2.5 px-4 text-sm not-first:border-t not-first:border-line-1"><Avatar name={person.name} />{person.name}<span className="grow" /><RoleChip role={person.role} /></li>
      ))}
    </ul>
  );
}
