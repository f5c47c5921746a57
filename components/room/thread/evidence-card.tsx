import { useTranslations } from "next-intl";
import { clockText } from "@/lib/i18n/clock-text";
import type { RoomCardView } from "@/lib/protocol/views";

/** What a tool shows on the host, as the tool writes it: nothing is wrapped, coloured or explained. */
export function EvidenceCard({ card }: { card: RoomCardView }) {
  const t = useTranslations("room.thread");
  return (
    <figure className="ev">
      <figcaption>
        <span>{card.title}</span>
        <time>{clockText(card.clockMs)}</time>
      </figcaption>
      <pre tabIndex={0} aria-label={t("evidence", { title: card.title })} data-format={card.format}>{card.body}</pre>
    </figure>
  );
}
