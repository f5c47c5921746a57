import { useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { LinkBox } from "@/components/ui/link-box";
import { RoleChip } from "@/components/ui/role-chip";

export type CreatedLinks = { interviewId: string; links: { candidate: string; observer: string } };

/** The two links of a new interview, shown this once. */
export function CreatedLinkBoxes({ created }: { created: CreatedLinks }) {
  const t = useTranslations("interviews.links");
  return (
    <div className="grid grid-cols-1 gap-4">
      {(["candidate", "observer"] as const).map((role) => (
        <LinkBox key={role} url={created.links[role]} label={t(role)} lead={<RoleChip role={role} />} />
      ))}
    </div>
  );
}

export function CreatedActions({ created }: { created: CreatedLinks }) {
  const t = useTranslations("interviews.links");
  return (
    <>
      <Button asChild><Link href={`/interviews/${created.interviewId}`}>{t("manage")}</Link></Button>
      <Button asChild variant="ink"><Link href={`/console/${created.interviewId}`}>{t("console")}</Link></Button>
    </>
  );
}
