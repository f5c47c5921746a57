import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** The head of a page: where it belongs, its title, what stands under it, and actions. */
export function PageHeader({ crumb, title, children, actions }: { crumb?: { href: string; label: string; rest?: ReactNode }; title: ReactNode; children?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        {crumb && (
          <p className="mb-1.5 flex items-center gap-1.5 text-xs text-ink-3">
            <Link href={crumb.href} className="hover:text-ink-1">{crumb.label}</Link>
            {crumb.rest && <><Icon as={ChevronRight} size={12} /><span className="num">{crumb.rest}</span></>}
          </p>
        )}
        <h1 className="text-2xl font-semi tracking-head">{title}</h1>
        {children}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
