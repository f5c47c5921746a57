import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { GuestShell } from "@/components/shell/guest-shell";
import { currentAccount } from "@/lib/server/auth/current";
import { listGroups } from "@/lib/server/use-cases/groups/groups";

/** Pages with the side bar. Guests (a candidate who reads the own review) get the plain frame. */
export default async function PagesLayout({ children }: { children: ReactNode }) {
  const account = await currentAccount();
  if (account === null) return <GuestShell>{children}</GuestShell>;
  return <AppShell name={account.name} isAdmin={account.isAdmin} groups={await listGroups(account)}>{children}</AppShell>;
}
