"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { TailNode } from "@/components/ui/tail";
import { useStateWord } from "../outline/state-word";
import { ModEnter } from "../shortcuts/mod-enter";
import type { Hit } from "./search";

type Props = { query: string; hits: Hit[]; onTake: (nodeId: string) => void; onQueue?: (nodeId: string) => void; onAdHoc?: () => void };

/** What the search found, with the way to queue it; when nothing fits, the way to type it oneself. */
export function SearchResults({ query, hits, onTake, onQueue, onAdHoc }: Props) {
  const t = useTranslations("console.search");
  const stateWord = useStateWord();
  if (hits.length === 0) {
    return (
      <div className="con-found none">
        <b>{t("none", { query })}</b>
        {onAdHoc && <p>{t("noneText")}</p>}
        {onAdHoc && <AddButton onAdHoc={onAdHoc} />}
      </div>
    );
  }
  return (
    <div className="con-found">
      <p className="lbl" role="status">{t("count", { count: hits.length })}</p>
      <ul>
        {hits.map(({ node, question, excerpt }) => (
          <li key={node.nodeId}>
            <button type="button" className="hit" onClick={() => onTake(node.nodeId)}>
              <TailNode state={node.state} place={node.queuePlace} />
              <span><b><span className="mono">Q{question.index}</span> {node.title}</b><small>{stateWord(node)}{excerpt && ` · ${excerpt}`}</small></span>
            </button>
            {onQueue && node.state === "hidden" && <Button size="sm" variant="ghost" onClick={() => onQueue(node.nodeId)} aria-label={t("queueLabel", { title: node.title })}>{t("queue")}</Button>}
          </li>
        ))}
      </ul>
      {onAdHoc && <AddButton onAdHoc={onAdHoc} />}
    </div>
  );
}

function AddButton({ onAdHoc }: { onAdHoc: () => void }) {
  const t = useTranslations("console.adHoc");
  return <Button size="sm" onClick={onAdHoc}><Icon as={Plus} size={14} />{t("open")}<ModEnter /></Button>;
}
