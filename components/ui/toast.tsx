"use client";

import { clsx } from "clsx";
import { X } from "lucide-react";
import { Toast as RadixToast } from "radix-ui";
import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { useTranslations } from "next-intl";
import { IconButton } from "./button";
import { Icon } from "./icon";

type ToastInput = { text: string; tone?: "plain" | "bad"; action?: { label: string; run: () => void } };
type ShownToast = ToastInput & { key: number };
const ToastContext = createContext<(toast: ToastInput) => void>(() => {});
const TOAST_MS = 6_000;

/** Shows short messages at the lower right end of the page. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const [toasts, setToasts] = useState<ShownToast[]>([]);
  const show = useCallback((toast: ToastInput) => setToasts((list) => [...list, { ...toast, key: (list.at(-1)?.key ?? 0) + 1 }]), []);
  const drop = (key: number) => setToasts((list) => list.filter((toast) => toast.key !== key));
  return (
    <ToastContext value={show}>
      <RadixToast.Provider duration={TOAST_MS} label={t("notice")}>
        {children}
        {toasts.map((toast) => (
          <RadixToast.Root key={toast.key} className={clsx("undo", toast.tone === "bad" && "bad")} type={toast.tone === "bad" ? "foreground" : "background"} onOpenChange={(open) => !open && drop(toast.key)}>
            <RadixToast.Description className="grow">{toast.text}</RadixToast.Description>
            {toast.action && <RadixToast.Action altText={toast.action.label} className="btn line sm" onClick={toast.action.run}>{toast.action.label}</RadixToast.Action>}
            <RadixToast.Close asChild><IconButton label={t("close")} size="sm"><Icon as={X} size={14} /></IconButton></RadixToast.Close>
          </RadixToast.Root>
        ))}
        <RadixToast.Viewport className="toasts" label={`${t("notices")} ({hotkey})`} />
      </RadixToast.Provider>
    </ToastContext>
  );
}

/** Returns the function that shows a toast. */
export function useToast() {
  return useContext(ToastContext);
}
