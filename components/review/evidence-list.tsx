import { CornerDownRight, SquareTerminal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import { clockText } from "@/lib/i18n/clock-text";
import type { ReviewEvidenceView } from "@/lib/protocol/views";
import "./evidence-list.css";

/** What was looked at and who wanted it: a candidate who asked is told apart from one who was shown. */
export function EvidenceList({ evidence }: { evidence: readonly ReviewEvidenceView[] }) {
  const t = useTranslations("terminal.review");
  if (evidence.length === 0) return null;
  return (
    <Panel title={t("title")}>
      <ol className="evl">
        {evidence.map(({ kind, id, clockMs, text, asked, answeredByHand }) => (
          <li key={id} data-asked={asked}>
            <time className="mono">{clockText(clockMs)}</time>
            <Icon as={kind === "command" ? SquareTerminal : CornerDownRight} size={14} />
            {kind === "command" ? <code>{text}</code> : <span>{text}</span>}
            <Badge>{t(asked ? "asked" : "volunteered")}</Badge>
            {answeredByHand && <Badge>{t("byHand")}</Badge>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
