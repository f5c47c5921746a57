import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { CalendarPanel } from "@/components/calendar/calendar-panel";
import { DisplaySettings } from "@/components/settings/display-settings";
import { NameForm } from "@/components/settings/name-form";
import { NotificationSettings } from "@/components/settings/notification-settings";
import { PasswordForm } from "@/components/settings/password-form";
import { ProfilePanel, providerNames } from "@/components/settings/profile";
import { SignUpSettings } from "@/components/settings/sign-up-settings";
import { PageHeader } from "@/components/shell/page-header";
import { Panel } from "@/components/ui/panel";
import { LETTER_SHORTCUTS_COOKIE } from "@/lib/client/letter-shortcuts";
import { THEME_COOKIE } from "@/lib/i18n/locale";
import { listCalendarFeeds } from "@/lib/server/calendar/feeds";
import { getNotificationSettings } from "@/lib/server/notifications/settings";
import { getSettings } from "@/lib/server/use-cases/accounts";
import { signedIn } from "../../guard";
import { createCalendarFeedAction, revokeCalendarFeedAction } from "../calendar-actions";
import { timeZones } from "../groups/time-zones";
import { changeNotificationsAction, changePasswordAction, createSignUpInviteAction, renameAction, setSignUpModeAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsPage() {
  const account = await signedIn("/settings");
  const t = await getTranslations("settings");
  const [settings, feeds, notifications] = await Promise.all([getSettings(account), listCalendarFeeds(account), getNotificationSettings(account)]);
  const tn = await getTranslations("notifications.settings");
  const jar = await cookies();
  const theme = jar.get(THEME_COOKIE)?.value;
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid grid-cols-1 max-w-[960px] items-start gap-4 desk:grid-cols-2">
        <ProfilePanel settings={settings} nameForm={<NameForm name={settings.name} action={renameAction} />} />
        <Panel title={t("display.title")}>
          <DisplaySettings theme={theme === "light" || theme === "dark" ? theme : null} shortcuts={jar.get(LETTER_SHORTCUTS_COOKIE)?.value === "off" ? "off" : "on"} />
        </Panel>
        <Panel title={t("password.title")}>
          <div className="p-4">
            {!settings.hasPassword && <p className="mb-3 text-sm text-ink-2">{t("password.none", { provider: providerNames(settings.providers) })}</p>}
            <PasswordForm hasPassword={settings.hasPassword} action={changePasswordAction} />
          </div>
        </Panel>
        <CalendarPanel feeds={feeds} groupId={null} create={createCalendarFeedAction} revoke={revokeCalendarFeedAction} />
        <Panel title={tn("title")}><NotificationSettings settings={notifications} timeZones={timeZones()} action={changeNotificationsAction} /></Panel>
        {settings.administration && (
          <Panel title={t("admin.title")}>
            <SignUpSettings mode={settings.administration.signUp} setMode={setSignUpModeAction} makeInvite={createSignUpInviteAction} />
          </Panel>
        )}
      </div>
    </>
  );
}
