"use client";

import { useFormatter, useTranslations } from "next-intl";
import { AlertDialog } from "@/components/ui/dialog";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { canGroup } from "@/lib/domain/groups/permissions";
import type { Failure } from "@/lib/protocol/failures";
import { groupRoleSchema, type GroupView, type MemberView } from "@/lib/protocol/groups";
import { useRun } from "./group-actions";

type Done = Promise<Failure | null>;
export type MemberActions = { setRole: (userId: string, role: string) => Done; setLevel: (userId: string, level: number | null) => Done; remove: (userId: string) => Done; leave: () => Done };

const LEVELS = [1, 2, 3, 4, 5] as const;

/** Who belongs to the group. Those who left stand below: their rounds stay in the history. */
export function MembersPanel({ group, actions }: { group: GroupView; actions: MemberActions }) {
  const t = useTranslations("groups.members");
  const here = group.members.filter(({ leftAt }) => leftAt === null);
  const gone = group.members.filter(({ leftAt }) => leftAt !== null);
  return (
    <Panel title={t("title")} aside={<span className="lbl num">{t("count", { count: here.length })}</span>}>
      <ul>{here.map((member) => <Row key={member.userId} group={group} member={member} actions={actions} />)}</ul>
      {gone.length > 0 && <p className="border-t border-line-1 px-4 py-3 text-xs text-ink-3">{t("gone", { names: gone.map(({ name }) => name).join(", ") })}</p>}
    </Panel>
  );
}

function Row({ group, member, actions }: { group: GroupView; member: MemberView; actions: MemberActions }) {
  const t = useTranslations("groups.members");
  const tc = useTranslations("common");
  const format = useFormatter();
  const { run, pending } = useRun();
  const { me } = group;
  const { userId, name, role, level } = member;
  const isMe = userId === me.userId;
  const mayRemove = !isMe && canGroup(me, "member.remove", { userId, role });
  return (
    <li className="mrow">
      <Avatar name={name} size={32} />
      <span className="grow min-w-32"><b className="font-medium">{name}</b>{isMe && <span className="ml-1.5 text-xs text-ink-3">{tc("me")}</span>}<small className="block text-xs text-ink-3">{t("since", { date: format.dateTime(member.joinedAt, { dateStyle: "medium" }) })}</small></span>
      <span className="flex flex-wrap items-center gap-2">
        {canGroup(me, "member.setLevel")
          ? <Select aria-label={t("levelOf", { name })} boxClassName="w-auto" disabled={pending} value={level ?? ""} onChange={(event) => run(() => actions.setLevel(userId, event.target.value === "" ? null : Number(event.target.value)))}><option value="">{t("noLevel")}</option>{LEVELS.map((one) => <option key={one} value={one}>{t("level", { level: one })}</option>)}</Select>
          : null}
        {canGroup(me, "member.setRole")
          ? <Select aria-label={t("roleOf", { name })} boxClassName="w-auto" disabled={pending} value={role} onChange={(event) => run(() => actions.setRole(userId, event.target.value))}>{groupRoleSchema.options.map((one) => <option key={one} value={one}>{t(`role.${one}`)}</option>)}</Select>
          : <Badge tone="line">{t(`role.${role}`)}</Badge>}
        {(isMe || mayRemove) && (
          <AlertDialog
            trigger={<Button size="sm" variant="danger" disabled={pending}>{t(isMe ? "leave" : "remove")}</Button>}
            title={isMe ? t("leaveTitle") : t("removeTitle", { name })} description={t("removeText")} cancel={tc("cancel")} confirm={t(isMe ? "leave" : "remove")} tone="danger"
            onConfirm={() => run(isMe ? actions.leave : () => actions.remove(userId))}
          />
        )}
      </span>
    </li>
  );
}
