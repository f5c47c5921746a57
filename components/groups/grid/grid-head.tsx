import { clsx } from "clsx";
import { useNow, useTranslations } from "next-intl";
import type { RoundView } from "@/lib/domain/groups/views";
import { relativeDay } from "../relative-day";

export function GridHead({ rounds, timeZone, locale }: { rounds: readonly RoundView[]; timeZone: string; locale: string }) {
  const t = useTranslations("groups.grid");
  const now = useNow();
  return (
    <thead>
      <tr>
        <th scope="col">{t("member")}</th>
        {rounds.map(({ roundId, number, startsAt, day, status, isCurrent }) => {
          const near = isCurrent ? relativeDay(startsAt, now.getTime(), timeZone, locale) : null;
          return (
            <th scope="col" key={roundId} className={clsx(status === "done" && "past", isCurrent && "now")}>
              <b>{t("round", { number })}</b><span className="num">{day.slice(5).replace("-", ".")}{near && ` · ${near}`}</span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
