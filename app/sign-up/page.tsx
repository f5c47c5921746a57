import { Mail } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { ProviderButtons } from "@/components/auth/provider-buttons";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { GuestShell } from "@/components/shell/guest-shell";
import { Banner } from "@/components/ui/banner";
import { safeReturnPath } from "@/lib/protocol/return-path";
import { currentAccount } from "@/lib/server/auth/current";
import { offeredProviders } from "@/lib/server/auth/providers";
import { firstOf, type SearchParams } from "../search-params";
import { signUpAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signUp.title") };
}

export default async function SignUpPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("auth");
  const params = await searchParams;
  const callbackUrl = safeReturnPath(firstOf(params.callbackUrl));
  if (await currentAccount()) redirect(callbackUrl);
  const invite = firstOf(params.invite) ?? null;
  return (
    <GuestShell narrow>
      <AuthCard
        title={t("signUp.title")}
        lead={t("signUp.lead")}
        foot={<Link className="link" href={`/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`}>{t("signUp.toSignIn")}</Link>}
      >
        {invite && <Banner icon={Mail} className="mb-4">{t("signUp.invited")}</Banner>}
        <ProviderButtons providers={invite ? [] : offeredProviders()} callbackUrl={callbackUrl} />
        <SignUpForm action={signUpAction} invite={invite} callbackUrl={callbackUrl} />
      </AuthCard>
    </GuestShell>
  );
}
