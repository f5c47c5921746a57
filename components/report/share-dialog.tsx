"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { LinkBox } from "@/components/ui/link-box";
import type { Failure, Result } from "@/lib/protocol/failures";
import type { ReportLinkView } from "@/lib/protocol/report";

const DAYS = [1, 7, 30, 90] as const;
export type ListedLink = ReportLinkView & { until: string };
type Props = {
  links: readonly ListedLink[];
  make: (input: { days: number; maskName: boolean }) => Promise<Result<{ url: string }>>;
  revoke: (linkId: string) => Promise<Failure | null>;
};

/** Makes a link for whoever holds it, shows it once, and lists the ones there are. */
export function ShareDialog({ links, make, revoke }: Props) {
  const t = useTranslations("report.share");
  const failures = useTranslations("failures");
  const router = useRouter();
  const [days, setDays] = useState<number>(7);
  const [maskName, setMaskName] = useState(false);
  const [made, setMade] = useState<Result<{ url: string }> | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [working, start] = useTransition();
  const create = () => start(async () => {
    setMade(await make({ days, maskName }).catch((): Failure => ({ ok: false, code: "unavailable" })));
    router.refresh();
  });
  const take = (linkId: string) => start(async () => {
    setRefused(await revoke(linkId).catch((): Failure => ({ ok: false, code: "unavailable" })));
    router.refresh();
  });
  return (
    <Dialog wide title={t("title")} description={t("text")} trigger={<Button><Icon as={Link2} size={14} />{t("open")}</Button>}>
      <div className="rlinks">
        <Field label={t("days")}><Select value={days} onChange={(event) => setDays(Number(event.target.value))}>{DAYS.map((each) => <option key={each} value={each}>{t("dayCount", { count: each })}</option>)}</Select></Field>
        <label className="inline-flex min-h-[32px] items-center gap-2 text-sm"><input type="checkbox" checked={maskName} onChange={(event) => setMaskName(event.target.checked)} />{t("mask")}</label>
        <Button variant="ink" className="justify-self-start" disabled={working} onClick={create}>{t("make")}</Button>
        {made && (made.ok ? <LinkBox url={made.value.url} label={t("link")} note={t("once")} /> : <p role="alert" className="text-sm text-kkok-fg">{failures(made.code)}</p>)}
        {refused && <p role="alert" className="text-sm text-kkok-fg">{failures(refused.code)}</p>}
        {links.length > 0 && (
          <ul aria-label={t("list")}>
            {links.map((link) => (
              <li key={link.linkId}><Badge tone={link.state === "live" ? "ok" : "plain"}>{t(`state.${link.state}`)}</Badge><span>{t("until", { date: link.until })}{link.maskName && ` · ${t("masked")}`}</span><span className="grow" />
                {link.state === "live" && <Button size="sm" variant="danger" disabled={working} onClick={() => take(link.linkId)}>{t("revoke")}</Button>}</li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
