import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConflictsPanel } from "@/components/groups/conflicts-panel";
import { GroupTabs } from "@/components/groups/group-tabs";
import { InvitesPanel } from "@/components/groups/invites-panel";
import { MembersPanel } from "@/components/groups/members-panel";
import { PageHeader } from "@/components/shell/page-header";
import { isOrganiser } from "@/lib/domain/groups/permissions";
import { getGroup } from "@/lib/server/use-cases/groups/groups";
import { signedIn, valueOrPage } from "../../../../guard";
import { changeMemberLevelAction, changeMemberRoleAction, createGroupInviteAction, leaveGroupAction, removeMemberAction, revokeGroupInviteAction, setConflictAction } from "../../actions";
import "@/components/groups/groups.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groups"))("members.title") };
}

export default async function MembersPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `/groups/${id}/members`;
  const group = valueOrPage(await getGroup(await signedIn(path), id), path);
  const t = await getTranslations("groups.members");
  const actions = { setRole: changeMemberRoleAction.bind(null, id), setLevel: changeMemberLevelAction.bind(null, id), remove: removeMemberAction.bind(null, id), leave: leaveGroupAction.bind(null, id) };
  return (
    <>
      <PageHeader title={t("title")}><p className="mt-1 text-sm text-ink-3">{group.settings.name}</p></PageHeader>
      <GroupTabs groupId={id} current="members" isOrganiser={isOrganiser(group.me)} />
      <div className="grid items-start gap-4 grid-cols-1 desk:grid-cols-[minmax(0,1fr)_minmax(0,420px)]">
        <MembersPanel group={group} actions={actions} />
        <div className="grid gap-4">
          {group.invites && <InvitesPanel invites={group.invites} create={createGroupInviteAction.bind(null, id)} revoke={revokeGroupInviteAction.bind(null, id)} />}
          {group.conflicts && <ConflictsPanel group={group} set={setConflictAction.bind(null, id)} />}
        </div>
      </div>
    </>
  );
}
