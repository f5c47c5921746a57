import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { SettingsView } from "@/lib/protocol/lists";
import type { ReactNode } from "react";

const PROVIDER_NAMES: Record<string, string> = { github: "GitHub", google: "Google" };

/** Names of sign-in providers as they write themselves. */
export function providerNames(providers: readonly string[]): string {
  return providers.map((provider) => PROVIDER_NAMES[provider] ?? provider).join(", ");
}

/** Who I am here. The form to change the name is handed in. */
export function ProfilePanel({ settings, nameForm }: { settings: SettingsView; nameForm: ReactNode }) {
  const t = useTranslations("settings");
  return (
    <Panel title={t("profile")}>
      <div className="grid grid-cols-1 gap-4 p-4">
        {nameForm}
        <dl className="grid grid-cols-1 gap-2 text-sm">
          <div><dt className="text-xs text-ink-3">{t("email")}</dt><dd>{settings.email}</dd></div>
          {settings.providers.length > 0 && <div><dt className="text-xs text-ink-3">{t("providers")}</dt><dd>{providerNames(settings.providers)}</dd></div>}
        </dl>
      </div>
    </Panel>
  );
}
