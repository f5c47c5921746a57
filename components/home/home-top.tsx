"use client";

import { Search, Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { SEARCH_HASH } from "@/components/interviews/interview-filters";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useLetterKey } from "@/components/ui/use-letter-key";

const SEARCH = `/interviews${SEARCH_HASH}`;
const INSTANT = "/interviews/new";

/** The day, search (`/`) and a new interview (`I`). */
export function HomeTop({ today }: { today: string }) {
  const t = useTranslations("home");
  const router = useRouter();
  useLetterKey("Slash", () => router.push(SEARCH));
  useLetterKey("KeyI", () => router.push(INSTANT));
  return (
    <div className="mb-[18px] hidden items-center gap-2.5 tablet:flex">
      <p className="text-sm text-ink-3">{today}</p>
      <span className="grow" />
      <Button asChild aria-keyshortcuts="/"><Link href={SEARCH}><Icon as={Search} />{t("find")}<Kbd>/</Kbd></Link></Button>
      <Button asChild variant="ink" aria-keyshortcuts="I"><Link href={INSTANT}><Icon as={Zap} />{t("instant.start")}</Link></Button>
    </div>
  );
}
