"use client";

import { Link2, Unlink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { LinkBox } from "@/components/ui/link-box";
import { RoleChip } from "@/components/ui/role-chip";
import { useToast } from "@/components/ui/toast";
import type { Failure, Result } from "@/lib/protocol/failures";
import type { InviteView } from "@/lib/protocol/lists";
import type { Role } from "@/lib/protocol/roles";

/** `until` is the end of its life in the reader's words, made on the server: browsers word dates differently. */
export type ListedInvite = InviteView & { until: string };

type Props = {
  invites: readonly ListedInvite[];
  ended: boolean;
  make: (role: Role) => Promise<Result<{ url: string }>>;
  revoke: (inviteId: string) => Promise<Failure | null>;
};

const MADE_FOR = ["candidate", "observer", "interviewer"] as const satisfies readonly Role[];

/** The links of an interview: who came in by which, revoking, and new ones. */
export function InviteList({ invites, ended, make, revoke }: Props) {
  const t = useTranslations();
  const toast = useToast();
  const router = useRouter();
  const [made, setMade] = useState<{ role: Role; url: string } | null>(null);
  const [pending, start] = useTransition();
  const refuse = ({ code }: Failure) => toast({ text: t(`failures.${code}`), tone: "bad" });

  const makeFor = (role: Role) =>
    start(async () => {
      const result = await make(role).catch((): Failure => ({ ok: false, code: "unavailable" }));
      if (!result.ok) return refuse(result);
      setMade({ role, url: result.value.url });
      router.refresh();
    });
  const revokeOne = (inviteId: string) =>
    start(async () => {
      const refused = await revoke(inviteId).catch((): Failure => ({ ok: false, code: "unavailable" }));
      if (refused) return refuse(refused);
      setMade(null);
      router.refresh();
    });

  return (
    <div>
      {invites.length === 0 && <p className="px-4 py-4 text-sm text-ink-3">{t("interviews.detail.linksEmpty")}</p>}
      <ul>{invites.map((invite) => <li key={invite.inviteId} className="border-b border-line-1"><InviteRow invite={invite} pending={pending} onRevoke={() => revokeOne(invite.inviteId)} /></li>)}</ul>
      <div className="grid grid-cols-1 gap-3 p-4">
        {made && <LinkBox url={made.url} label={t(`interviews.links.${made.role}`)} lead={<RoleChip role={made.role} />} note={t("interviews.links.text")} />}
        {ended ? <p className="text-sm text-ink-3">{t("interviews.detail.ended")}</p> : (
          <div className="flex flex-wrap gap-2">
            {MADE_FOR.map((role) => <Button key={role} disabled={pending} onClick={() => makeFor(role)}><Icon as={Link2} />{t("interviews.detail.makeFor", { role: t(`common.role.${role}`) })}</Button>)}
          </div>
        )}
      </div>
    </div>
  );
}

function InviteRow({ invite, pending, onRevoke }: { invite: ListedInvite; pending: boolean; onRevoke: () => void }) {
  const t = useTranslations("interviews.detail");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-3 text-sm">
      <RoleChip role={invite.role} />
      <Badge tone={invite.state === "live" ? "ok" : "line"}>{t(invite.state)}</Badge>
      <span className="min-w-0 flex-1 basis-48">
        {invite.joined.length > 0 ? t("joined", { names: invite.joined.join(", ") }) : <span className="text-ink-3">{t("nobodyJoined")}</span>}
        {invite.state === "live" && <span className="num block text-xs text-ink-3">{t("expires", { date: invite.until })}</span>}
      </span>
      {invite.state === "live" && <RevokeDialog pending={pending} onRevoke={onRevoke} />}
    </div>
  );
}

function RevokeDialog({ pending, onRevoke }: { pending: boolean; onRevoke: () => void }) {
  const t = useTranslations();
  return (
    <AlertDialog
      trigger={<Button size="sm" variant="danger" disabled={pending}><Icon as={Unlink} size={14} />{t("interviews.detail.revoke")}</Button>}
      title={t("interviews.detail.revokeTitle")}
      description={t("interviews.detail.revokeText")}
      cancel={t("common.cancel")}
      confirm={t("interviews.detail.revoke")}
      onConfirm={onRevoke}
      tone="danger"
    />
  );
}
