"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition, type FormEvent } from "react";
import { FormError } from "@/components/auth/form-error";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Failure, FailureCode } from "@/lib/protocol/failures";
import { OwnerChoice, type GroupChoice } from "./owner-choice";

type Props = { groups: readonly GroupChoice[]; copyOf: string | null; begin: (input: { groupId: string | null; copyOf: string | null }) => Promise<Failure> };

/** Whose scenario it is, then its editor. */
export function BeginScenario({ groups, copyOf, begin }: Props) {
  const t = useTranslations("authoring.new");
  const [groupId, setGroupId] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<FailureCode | null>(null);
  const [pending, start] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      // Nothing comes back when it worked: the editor opens.
      const refused = (await begin({ groupId, copyOf })) as Failure | undefined;
      setRefusal(refused?.code ?? null);
    });
  };
  return (
    <form method="post" onSubmit={submit} className="panel grid max-w-[640px] gap-4 p-4">
      <FormError code={refusal} />
      <OwnerChoice groups={groups} value={groupId} onChange={setGroupId} />
      <SubmitButton variant="ink" className="justify-self-start" disabled={pending}>{t("submit")}</SubmitButton>
    </form>
  );
}
