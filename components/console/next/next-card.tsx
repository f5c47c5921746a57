"use client";

import { CornerDownRight, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Markdown } from "@/components/ui/markdown";
import type { ConsoleView } from "@/lib/protocol/views";
import { nextTarget, type NextTarget } from "./next-target";
import "./next.css";

/** The node that one key shows to the candidate, in full, with the keys beside it. */
export function NextCard({ view, onReveal, onDrop, onAdHoc }: { view: ConsoleView; onReveal: () => void; onDrop: () => void; onAdHoc: () => void }) {
  const t = useTranslations("console.next");
  const target = nextTarget(view);
  if (!target || view.clock.status === "ended") {
    return (
      <section className="con-next none" aria-label={t("label")}>
        <p>{view.clock.status === "ended" ? t("ended") : t("nothing")}</p>
        {view.clock.status !== "ended" && <AdHocButton onAdHoc={onAdHoc} />}
      </section>
    );
  }
  return (
    <section className="con-next" aria-label={t("label")}>
      <NextHeading target={target} />
      <div className="bd" tabIndex={0}>{target.node.kind === "card" ? <p className="mono">{target.node.title}</p> : <Markdown>{target.node.prompt}</Markdown>}</div>
      {target.insteadOf && <p className="why">{t("questionFirst", { index: target.question.index, title: target.insteadOf.node.title })}</p>}
      {view.clock.status !== "live" && <p className="why">{t(view.clock.status === "lobby" ? "notStarted" : "paused")}</p>}
      <div className="go">
        <Button variant="gam" className="reveal" onClick={onReveal} disabled={view.clock.status !== "live"} aria-keyshortcuts="R">{t("reveal")}<Kbd>R</Kbd></Button>
        <Button onClick={onDrop} aria-keyshortcuts="X" title={t("dropLabel")}>{t("drop")}<Kbd>X</Kbd></Button>
      </div>
    </section>
  );
}

function NextHeading({ target }: { target: NextTarget }) {
  const t = useTranslations("console.next");
  const minutes = target.node.kind === "card" ? null : target.node.minutes;
  return (
    <h2 className="tp">
      <Icon as={CornerDownRight} size={14} />
      {t(target.node.kind, { index: target.question.index })}
      <span className="grow" />
      {minutes !== null && <span className="num">{t("minutes", { minutes })}</span>}
    </h2>
  );
}

/** Opens the form for a follow-up typed on the spot. */
export function AdHocIcon({ onAdHoc }: { onAdHoc: () => void }) {
  const t = useTranslations("console.adHoc");
  return <IconButton variant="line" label={t("open")} className="add" onClick={onAdHoc} aria-keyshortcuts="T"><Icon as={Plus} size={14} /></IconButton>;
}

function AdHocButton({ onAdHoc }: { onAdHoc: () => void }) {
  const t = useTranslations("console.adHoc");
  return <Button size="sm" onClick={onAdHoc} aria-keyshortcuts="T"><Icon as={Plus} size={14} />{t("open")}<Kbd>T</Kbd></Button>;
}
