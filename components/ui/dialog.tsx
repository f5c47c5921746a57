"use client";

import { clsx } from "clsx";
import { AlertDialog as RadixAlert, Dialog as RadixDialog } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";

type Shared = { open?: boolean; onOpenChange?: (open: boolean) => void; trigger?: ReactNode; title: ReactNode; description?: ReactNode; children?: ReactNode };

/** A dialog that closes with Escape or a click outside. `actions` stand at its lower right end. */
export function Dialog({ open, onOpenChange, trigger, title, description, actions, wide = false, children }: Shared & { actions?: ReactNode; wide?: boolean }) {
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <RadixDialog.Trigger asChild>{trigger}</RadixDialog.Trigger>}
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="scrim" />
        <RadixDialog.Content className={clsx("dlg", wide && "wide")} {...(description ? {} : { "aria-describedby": undefined })}>
          <RadixDialog.Title asChild><h2>{title}</h2></RadixDialog.Title>
          {description && <RadixDialog.Description className="desc">{description}</RadixDialog.Description>}
          {children}
          {actions && <div className="acts">{actions}</div>}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** A question that must be answered. The safe answer is focused first; `extra` stands between the two. */
export function AlertDialog({ open, onOpenChange, trigger, title, description, cancel, confirm, onConfirm, tone = "ink", extra, children }: Shared & {
  cancel: string;
  confirm: string;
  onConfirm: () => void;
  tone?: "ink" | "danger";
  extra?: ReactNode;
}) {
  return (
    <RadixAlert.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <RadixAlert.Trigger asChild>{trigger}</RadixAlert.Trigger>}
      <RadixAlert.Portal>
        <RadixAlert.Overlay className="scrim" />
        <RadixAlert.Content className="dlg" {...(description ? {} : { "aria-describedby": undefined })}>
          <RadixAlert.Title asChild><h2>{title}</h2></RadixAlert.Title>
          {description && <RadixAlert.Description className="desc">{description}</RadixAlert.Description>}
          {children}
          <div className="acts">
            <RadixAlert.Cancel asChild><Button variant="ghost">{cancel}</Button></RadixAlert.Cancel>
            {extra}
            <RadixAlert.Action asChild><Button variant={tone} onClick={onConfirm}>{confirm}</Button></RadixAlert.Action>
          </div>
        </RadixAlert.Content>
      </RadixAlert.Portal>
    </RadixAlert.Root>
  );
}

export const DialogClose = RadixDialog.Close;
