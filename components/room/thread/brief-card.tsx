"use client";

import { ChevronDown, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { PHONE, useMedia } from "@/components/editor/use-media";
import { Icon } from "@/components/ui/icon";
import { Markdown } from "@/components/ui/markdown";
import type { BriefingView } from "@/lib/protocol/views";

const never = () => () => undefined;

/** The situation, to read again at any time. Open on wide screens, folded on phones until the reader decides. */
export function BriefCard({ briefing }: { briefing: BriefingView }) {
  const t = useTranslations("room.thread");
  const phone = useMedia(PHONE);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const mounted = useSyncExternalStore(never, () => true, () => false);
  const open = chosen ?? (mounted && !phone);
  return (
    <details className="brief" open={open} onToggle={(event) => event.currentTarget.open !== open && setChosen(event.currentTarget.open)}>
      <summary>
        <Icon as={FileText} />
        {t("brief")}
        <Icon as={ChevronDown} />
      </summary>
      <div className="bd">
        <Markdown>{briefing.briefing}</Markdown>
        {briefing.facts.length > 0 && (
          <dl>
            {briefing.facts.map((fact) => (
              <div key={fact.id}>
                <dt>{fact.label}</dt>
                <dd><Markdown>{fact.value}</Markdown></dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </details>
  );
}
