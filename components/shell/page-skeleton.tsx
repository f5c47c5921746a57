import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

const LIST = [{ width: "24%" }, { width: "100%" }, { width: "100%" }, { width: "100%" }];

/** A page while its data is on the way: what comes next, then lists. */
export function PageSkeleton() {
  const label = useTranslations("common")("loading");
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="panel p-6"><Skeleton label={label} /></div>
      <div className="panel p-6"><Skeleton label={label} lines={LIST} /></div>
    </div>
  );
}
