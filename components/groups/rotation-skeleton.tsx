import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { isOrganiser } from "@/lib/domain/groups/permissions";
import type { GroupView } from "@/lib/protocol/groups";
import { GroupTabs } from "./group-tabs";

const ROW = { width: "100%", height: 30 };
const LIST = [{ width: "40%" }, { width: "100%" }, { width: "86%" }];

/** The rotation while it is on the way: a row a member, then the panels below. */
export function RotationSkeleton({ group }: { group: GroupView }) {
  const t = useTranslations();
  const present = group.members.filter(({ leftAt }) => leftAt === null);
  return (
    <>
      <PageHeader title={t("groups.rotation.title")}><p className="mt-1 text-sm text-ink-3">{group.settings.name}</p></PageHeader>
      <GroupTabs groupId={group.groupId} current="rotation" isOrganiser={isOrganiser(group.me)} />
      <div className="panel p-4"><Skeleton label={t("common.loading")} lines={[{ width: "30%" }, ...present.map(() => ROW)]} /></div>
      <div className="three" aria-hidden>{["balance", "pairs", "adjust"].map((key) => <div key={key} className="panel p-4"><Skeleton label={t("common.loading")} lines={LIST} /></div>)}</div>
    </>
  );
}
