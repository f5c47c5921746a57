"use client";

import { CircleAlert, CircleCheck, CircleHelp, CircleX, CornerDownRight, FileText, Flag, type LucideIcon, Megaphone, Pencil, Quote, SquareTerminal, Terminal } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PlaybackMoment } from "@/lib/protocol/playback";

export type LaneName = "reveals" | "runs" | "terminal" | "notes" | "scores";

/** The lane that a moment stands in; questions are the segments of a lane of their own. */
export function laneOf({ kind }: PlaybackMoment): LaneName | null {
  switch (kind) {
    case "question":
      return null;
    case "followUp":
    case "selfFound":
    case "card":
      return "reveals";
    case "run":
      return "runs";
    case "host":
      return "terminal";
    case "note":
    case "pin":
      return "notes";
    case "score":
      return "scores";
  }
}

export type MomentLook = { icon: LucideIcon; tone: "asked" | "ok" | "bad" | "warn" | "plain" };

const RUN_LOOK = { pass: { icon: CircleCheck, tone: "ok" }, fail: { icon: CircleX, tone: "bad" }, inconclusive: { icon: CircleHelp, tone: "plain" }, error: { icon: CircleAlert, tone: "warn" } } as const;

export function lookOf(moment: PlaybackMoment): MomentLook {
  switch (moment.kind) {
    case "question":
    case "followUp":
      return { icon: CornerDownRight, tone: "asked" };
    case "selfFound":
      return { icon: CornerDownRight, tone: "ok" };
    case "card":
      return { icon: FileText, tone: "asked" };
    case "run":
      return moment.run.verdict ? RUN_LOOK[moment.run.verdict] : { icon: SquareTerminal, tone: "plain" };
    case "host":
      return { icon: moment.item.kind === "wall" ? Megaphone : Terminal, tone: "plain" };
    case "note":
      return { icon: Pencil, tone: "plain" };
    case "pin":
      return { icon: Quote, tone: "plain" };
    case "score":
      return { icon: Flag, tone: "plain" };
  }
}

/** What a moment is, in a few words. */
export function useMomentWords(): (moment: PlaybackMoment) => string {
  const t = useTranslations();
  return (moment) => {
    switch (moment.kind) {
      case "question":
        return t("playback.moment.question");
      case "followUp":
        return t(moment.adHoc ? "playback.moment.adHoc" : "playback.moment.followUp");
      case "selfFound":
        return t("playback.moment.selfFound");
      case "card":
        return t("playback.moment.card", { title: moment.title });
      case "run":
        return t("playback.moment.run", { number: moment.run.number, result: moment.run.verdict ? t(`review.verdict.${moment.run.verdict}`) : t(`review.runState.${moment.run.state}`) });
      case "host":
        return moment.item.kind === "wall" ? t("playback.moment.wall") : t(`playback.moment.${moment.item.kind}`, { line: moment.item.line });
      case "note":
        return t("playback.moment.note", { name: moment.author });
      case "pin":
        return t("playback.moment.pin");
      case "score":
        return t("playback.moment.score", { name: moment.rater, criterion: moment.criterion, level: moment.level === "notObserved" ? t("common.notObserved") : String(moment.level) });
    }
  };
}
