"use client";

import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

export type Provider = "github" | "google";

/** One button per configured provider; nothing when none is. */
export function ProviderButtons({ providers, callbackUrl }: { providers: readonly Provider[]; callbackUrl: string }) {
  const t = useTranslations("auth");
  if (providers.length === 0) return null;
  return (
    <div className="grid grid-cols-1 gap-2">
      {providers.map((provider) => (
        <Button key={provider} size="lg" onClick={() => void signIn(provider, { callbackUrl })}>{t(`provider.${provider}`)}</Button>
      ))}
      <p className="my-2 flex items-center gap-3 text-xs text-ink-3 before:h-px before:flex-1 before:bg-line-1 after:h-px after:flex-1 after:bg-line-1">{t("provider.or")}</p>
    </div>
  );
}
