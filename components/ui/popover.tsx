"use client";

import { Popover as RadixPopover } from "radix-ui";
import type { ReactNode } from "react";

/** A small panel that opens from `trigger` (a button). */
export function Popover({ trigger, label, align = "end", side = "bottom", open, onOpenChange, children }: {
  trigger: ReactNode;
  label: string;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}) {
  return (
    <RadixPopover.Root open={open} onOpenChange={onOpenChange}>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content className="pop" align={align} side={side} sideOffset={6} collisionPadding={12} aria-label={label}>{children}</RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
