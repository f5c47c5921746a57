"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import type { Failure } from "@/lib/protocol/failures";
import type { GroupView } from "@/lib/protocol/groups";
import { useRun } from "./group-actions";

type Props = { group: GroupView; set: (input: { firstId: string; secondId: string; apart: boolean }) => Promise<Failure | null> };

/** Pairs that are never put together as interviewer and candidate. */
export function ConflictsPanel({ group, set }: Props) {
  const t = useTranslations("groups.conflicts");
  const { run, pending } = useRun();
  const members = group.members.filter(({ leftAt }) => leftAt === null);
  const name = (id: string) => group.members.find(({ userId }) => userId === id)?.name ?? "";
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(() => set({ firstId: String(form.get("first")), secondId: String(form.get("second")), apart: true }));
  };
  return (
    <Panel title={t("title")}>
      <p className="px-4 pt-3 text-sm text-ink-2">{t("text")}</p>
      {members.length > 1 && (
        <form method="post" onSubmit={send} className="flex flex-wrap items-end gap-2 p-4">
          {(["first", "second"] as const).map((field, at) => <Field key={field} label={t(field)} className="grow"><Select name={field} defaultValue={members[at]?.userId}>{members.map((member) => <option key={member.userId} value={member.userId}>{member.name}</option>)}</Select></Field>)}
          <Button type="submit" disabled={pending}>{t("add")}</Button>
        </form>
      )}
      <ul>
        {group.conflicts?.map(({ firstId, secondId }) => (
          <li key={`${firstId} ${secondId}`} className="mrow"><span className="grow">{name(firstId)} · {name(secondId)}</span><Button size="sm" disabled={pending} onClick={() => run(() => set({ firstId, secondId, apart: false }))}>{t("remove")}</Button></li>
        ))}
      </ul>
    </Panel>
  );
}
