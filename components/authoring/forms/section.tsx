"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { ProblemsAt } from "./problems-context";
import { Sortable, SortableItem } from "./sortable";

type Part = "facts" | "criteria" | "signals" | "misconceptions" | "followUps" | "cards" | "findings" | "cases";

/** A list of parts with its heading: put in order, added to, taken from. `children` is the form of one part. */
export function PartList<T extends { id: string }>({ title, part, at, items, nameOf, onAdd, onRemove, onMove, children }: {
  title: string;
  part: Part;
  at: string;
  items: readonly T[];
  nameOf: (item: T, index: number) => string;
  onAdd: () => void;
  onRemove: (id: string) => void;
  onMove: (from: number, to: number) => void;
  children: (item: T, index: number) => ReactNode;
}) {
  const t = useTranslations("authoring");
  return (
    <section className="grid grid-cols-1 gap-2 border-t border-line-1 pt-4" data-at={at} aria-label={title}>
      <h3 className="text-sm font-semi">{title} <span className="num font-normal text-ink-3">{items.length}</span></h3>
      <ProblemsAt at={at} />
      <Sortable items={items} onMove={onMove} className="grid grid-cols-1 gap-2">
        {(item, index) => (
          <SortableItem key={item.id} id={item.id} name={nameOf(item, index)} className="flex gap-1 rounded-md border border-line-1 bg-surface p-2">
            <div className="flex min-w-0 flex-1 gap-1" data-at={`${at}/${item.id}`}>
              <div className="grid min-w-0 flex-1 grid-cols-1 gap-2">{children(item, index)}{part !== "signals" && part !== "misconceptions" && <ProblemsAt at={`${at}/${item.id}`} />}</div>
              <IconButton size="sm" label={t("removeNamed", { name: nameOf(item, index) })} onClick={() => onRemove(item.id)}><Icon as={Trash2} size={14} /></IconButton>
            </div>
          </SortableItem>
        )}
      </Sortable>
      <Button size="sm" className="justify-self-start" onClick={onAdd}><Icon as={Plus} size={14} />{t(`add.${part}`)}</Button>
    </section>
  );
}
