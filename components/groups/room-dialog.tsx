"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useId, useState, type FormEvent } from "react";
import { FormError } from "@/components/auth/form-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input, Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { FailureCode } from "@/lib/protocol/failures";
import type { RoomView, RoundView } from "@/lib/domain/groups/views";
import { NAME_MAX_CHARS } from "@/lib/protocol/limits";
import { ROUND_ROLES } from "@/lib/protocol/roles";
import { useGroupActions, useRun } from "./group-actions";
import type { ScenarioChoices } from "./views";

/** Another scenario for a room, and guests in it. */
export function RoomDialog({ round, room, isOrganiser, onClose }: { round: RoundView; room: RoomView; isOrganiser: boolean; onClose: () => void }) {
  const t = useTranslations("groups.rooms");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("title", { number: round.number, letter: room.letter })} description={t("text")} wide>
      <div className="grid gap-5">
        <ScenarioForm room={room} onClose={onClose} />
        {isOrganiser && <GuestForm room={room} onClose={onClose} />}
      </div>
    </Dialog>
  );
}

function ScenarioForm({ room, onClose }: { room: RoomView; onClose: () => void }) {
  const t = useTranslations("groups.rooms");
  const { listScenarios, chooseScenario } = useGroupActions();
  const { run, pending } = useRun();
  const [choices, setChoices] = useState<ScenarioChoices | FailureCode | null>(null);
  useEffect(() => {
    let isShown = true;
    listScenarios(room.roomId).then((read) => isShown && setChoices(read.ok ? read.value : read.code), () => isShown && setChoices("unavailable"));
    return () => { isShown = false; };
  }, [listScenarios, room.roomId]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    run(() => chooseScenario(room.roomId, String(new FormData(event.currentTarget).get("slug"))), { then: onClose });
  };
  if (choices === null) return <p className="text-sm text-ink-3">{t("loading")}</p>;
  if (typeof choices === "string") return <FormError code={choices} />;
  if (choices.choices.length === 0) return <NoneUnseen leastSeen={choices.leastSeen} />;
  return (
    <form method="post" onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <Field label={t("scenario")} hint={t("unseenOnly")} className="grow">
        <Select name="slug" defaultValue={room.scenario.kind === "listed" ? room.scenario.slug : undefined}>{choices.choices.map(({ slug, title }) => <option key={slug} value={slug}>{title}</option>)}</Select>
      </Field>
      <Button variant="ink" type="submit" disabled={pending}>{t("use")}</Button>
    </form>
  );
}

function NoneUnseen({ leastSeen }: { leastSeen: string | null }) {
  const t = useTranslations("groups.rooms");
  return (
    <div className="grid justify-items-start gap-3 text-sm text-ink-2">
      <p>{t("noneUnseen")}{leastSeen !== null && ` ${t("leastSeen", { title: leastSeen })}`}</p>
      <Button asChild><Link href="/scenarios/import"><Icon as={Upload} />{t("import")}</Link></Button>
    </div>
  );
}

function GuestForm({ room, onClose }: { room: RoomView; onClose: () => void }) {
  const t = useTranslations("groups.rooms");
  const tr = useTranslations("rotation.role");
  const { addGuest, removeGuest } = useGroupActions();
  const { run, pending } = useRun();
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(() => addGuest({ roomId: room.roomId, name: String(form.get("name")), role: String(form.get("role")) }), { then: onClose });
  };
  return (
    <section className="grid gap-2 border-t border-line-1 pt-4" aria-labelledby={id}>
      <h3 id={id} className="text-sm font-semi">{t("guestTitle")}</h3>
      {room.guests.map(({ placementId, name, role }) => (
        <p key={placementId} className="flex items-center gap-2 text-sm"><span className="grow">{name} · {tr(role)}</span><Button size="sm" disabled={pending} onClick={() => run(() => removeGuest(placementId), { then: onClose })}>{t("removeGuest")}</Button></p>
      ))}
      <form method="post" onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <Field label={t("guestName")} className="grow"><Input name="name" required maxLength={NAME_MAX_CHARS} /></Field>
        <Field label={t("guestRole")}><Select name="role" defaultValue="observer">{ROUND_ROLES.map((role) => <option key={role} value={role}>{tr(role)}</option>)}</Select></Field>
        <Button type="submit" disabled={pending}>{t("addGuest")}</Button>
      </form>
    </section>
  );
}
