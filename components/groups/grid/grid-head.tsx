import { clsx } from "clsx";
import { useNow, useTranslations } from "next-intl";
import type { RoundView } from "@/lib/domain/groups/views";
import { relativeDay } from "../relative-day";

type Props = { rounds: readonly RoundView[]; timeZone: string; locale: string; onChange: ((round: RoundView) => void) | null };

/** The rounds with their days. Whoever may change a round that has not started opens it here. */
export function GridHead({ rounds, timeZone, locale, onChange }: Props) {
  const t = useTranslations("groups.grid");
  const now = useNow();
  return (
    <thead>
      <tr>
        <th scope="col">{t("member")}</th>
        {rounds.map((round) => {
          const { roundId, number, startsAt, day, status, isCurrent } = round;
          const near = isCurrent ? relativeDay(startsAt, now.getTime(), timeZone, locale) : null;
          const words = <><b>{t("round", { number })}</b><span className="num">{day.slice(5).replace("-", ".")}{near && ` · ${near}`}</span></>;
          return (
            <th scope="col" key={roundId} className={clsx(status === "done" && "past", isCurrent && "now")}>
              {onChange && status === "planned" ? <button type="button" className="rh" aria-haspopup="dialog" onClick={() => onChange(round)}>{words}<span className="sr"> {t("changeRound")}</span></button> : words}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
