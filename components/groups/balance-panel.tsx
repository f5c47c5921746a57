import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Panel } from "@/components/ui/panel";
import { roleTallies, type TalliedRole, type Tally } from "@/lib/domain/groups/tallies";
import type { SeasonView } from "@/lib/domain/groups/views";

/** Above so many turns blocks get narrow. */
const WIDE_BLOCKS = 8;
const ORDER = ["interviewer", "candidate", "observer", "author", "rest"] as const;

/** How often each member has each role: a block a turn, full where it was, hatched where it is planned. */
export function BalancePanel({ season }: { season: SeasonView }) {
  const t = useTranslations("groups.balance");
  const tr = useTranslations("rotation");
  const tallies = roleTallies(season);
  const roles = ORDER.filter((role) => role === "interviewer" || role === "candidate" || [...tallies.values()].some((own) => own[role].done + own[role].planned > 0));
  const uneven = season.balance.filter(({ spread }) => spread > 1);
  const widest = Math.max(0, ...season.balance.map(({ spread }) => spread));
  return (
    <Panel title={t("title")} aside={<span className="lbl">{t("spread", { count: widest })}</span>}>
      <div className="fair-w" tabIndex={0} role="region" aria-label={t("label")}>
        <table className="fair">
          <thead><tr><th scope="col">{t("member")}</th>{roles.map((role) => <th scope="col" key={role}>{tr(`role.${role}`)}</th>)}</tr></thead>
          <tbody>
            {season.members.map(({ userId, name }) => (
              <tr key={userId}><th scope="row"><span className="nm"><Avatar name={name} size={20} />{name}</span></th>{roles.map((role) => <td key={role}><Blocks role={role} tally={tallies.get(userId)?.[role] ?? { done: 0, planned: 0 }} /></td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
      {uneven.map(({ role, spread, lowerBound, reasons }) => (
        <p key={role} className="border-t border-line-1 px-4 py-2 text-xs text-ink-2">
          {t("uneven", { role: tr(`role.${role}`), spread, lowerBound })} {reasons.slice(0, 3).map(({ code, values }) => tr(`unevenness.${code}`, values as never)).join(" · ")}
        </p>
      ))}
      <div className="keyl"><span><i />{t("done")}</span><span><i className="p" />{t("planned")}</span><span>{t("instant")}</span></div>
    </Panel>
  );
}

function Blocks({ role, tally: { done, planned } }: { role: TalliedRole; tally: Tally }) {
  const t = useTranslations("groups.balance");
  const total = done + planned;
  return (
    <span className={clsx("bl", role, total > WIDE_BLOCKS && "many")}>
      {Array.from({ length: total }, (_, at) => <i key={at} className={at < done ? undefined : "p"} aria-hidden />)}
      <b className="mono num" aria-hidden>{total}</b><span className="sr">{t("tally", { done, planned })}</span>
    </span>
  );
}
