"use client";

import { Tabs as RadixTabs } from "radix-ui";
import type { ReactNode } from "react";

export type Tab = { value: string; label: ReactNode; panel: ReactNode };

/** Tabs with their panels; arrow keys move between them. */
export function Tabs({ label, tabs, value, defaultValue, onChange, className }: {
  label: string;
  tabs: readonly Tab[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  className?: string;
}) {
  return (
    <RadixTabs.Root className={className} value={value} defaultValue={defaultValue ?? tabs[0]?.value} onValueChange={onChange}>
      <RadixTabs.List className="tabs" aria-label={label}>
        {tabs.map((tab) => (
          <RadixTabs.Trigger key={tab.value} value={tab.value}>{tab.label}</RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {tabs.map((tab) => (
        <RadixTabs.Content key={tab.value} value={tab.value}>{tab.panel}</RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  );
}
