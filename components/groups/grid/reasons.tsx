import { useTranslations } from "next-intl";
import type { ReasonView } from "@/lib/domain/groups/views";

/** Why somebody has their place, as one sentence. */
export function Reasons({ reasons }: { reasons: readonly ReasonView[] }) {
  const t = useTranslations("rotation.reason");
  const tg = useTranslations("groups.cell");
  if (reasons.length === 0) return <p className="text-xs text-ink-3">{tg("noReason")}</p>;
  const clauses = reasons.map(({ code, values }, at) =>
    t(code, { ...values, role: String(values.role ?? ""), least: values.least ?? 0, most: values.most ?? 0, same: values.least === values.most ? "yes" : "no", as: String(values.as ?? ""), times: values.times ?? 0, reason: String(values.reason ?? ""), last: at === reasons.length - 1 ? "yes" : "no" } as never),
  );
  return <p className="text-sm text-ink-2">{clauses.join(", ")}.</p>;
}
