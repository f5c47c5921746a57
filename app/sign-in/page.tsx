import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { ProviderButtons } from "@/components/auth/provider-buttons";
import { SignInForm } from "@/components/auth/sign-in-form";
import { GuestShell } from "@/components/shell/guest-shell";
import { Banner } from "@/components/ui/banner";
import { failureCodeSchema } from "@/lib/protocol/failures";
import { safeReturnPath } from "@/lib/protocol/return-path";
import { currentAccount } from "@/lib/server/auth/current";
import { offeredProviders } from "@/lib/server/auth/providers";
import { firstOf, type SearchParams } from "../search-params";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signIn.title") };
}

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("auth");
  const params = await searchParams;
  const callbackUrl = safeReturnPath(firstOf(params.callbackUrl));
  if (await currentAccount()) redirect(callbackUrl);
  const error = failureCodeSchema.safeParse(firstOf(params.error));
  return (
    <GuestShell narrow>
      <AuthCard
        title={t("signIn.title")}
        lead={t("signIn.lead")}
        foot={<Link className="link" href={`/sign-up?callbackUrl=${encodeURIComponent(callbackUrl)}`}>{t("signIn.toSignUp")}</Link>}
      >
        {params.changed !== undefined && <Banner tone="good" icon={CircleCheck} className="mb-4">{t("signIn.changed")}</Banner>}
        <ProviderButtons providers={offeredProviders()} callbackUrl={callbackUrl} />
        <SignInForm callbackUrl={callbackUrl} initialError={error.success ? error.data : null} />
      </AuthCard>
    </GuestShell>
  );
}
