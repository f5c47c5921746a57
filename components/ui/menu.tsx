"use client";

import { clsx } from "clsx";
import { DropdownMenu } from "radix-ui";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";
import { Kbd } from "./kbd";

/** A menu that opens from `trigger` (a button). */
export function Menu({ trigger, align = "end", label, children }: { trigger: ReactNode; align?: "start" | "center" | "end"; label?: string; children: ReactNode }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="pop menu" align={align} sideOffset={6} collisionPadding={12} aria-label={label}>{children}</DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** One entry. With `asChild` the child (a link) is the entry. */
export function MenuItem({ icon, shortcut, tone = "plain", onSelect, disabled, asChild, children }: {
  icon?: LucideIcon;
  shortcut?: string;
  tone?: "plain" | "bad";
  onSelect?: () => void;
  disabled?: boolean;
  asChild?: boolean;
  children: ReactNode;
}) {
  const classes = clsx("mi", tone === "bad" && "bad");
  if (asChild) return <DropdownMenu.Item asChild className={classes} disabled={disabled} onSelect={onSelect}>{children}</DropdownMenu.Item>;
  return (
    <DropdownMenu.Item className={classes} disabled={disabled} onSelect={onSelect}>
      {icon && <Icon as={icon} />}
      {children}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </DropdownMenu.Item>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="msep" />;
}
