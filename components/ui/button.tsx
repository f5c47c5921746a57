import { clsx } from "clsx";
import { Slot } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

export type ButtonVariant = "ink" | "line" | "ghost" | "gam" | "danger";
export type ButtonSize = "sm" | "md" | "lg";
type Look = { variant?: ButtonVariant; size?: ButtonSize; asChild?: boolean };

function look(variant: ButtonVariant, size: ButtonSize, extra?: string) {
  return clsx("btn", variant !== "ghost" && variant, size !== "md" && size, extra);
}

/** A button, or with `asChild` a link that looks like one. `gam` is for the live moment only; the primary action is `ink`. */
export function Button({ variant = "line", size = "md", asChild = false, className, type, ...props }: ComponentProps<"button"> & Look) {
  const classes = look(variant, size, className);
  if (asChild) return <Slot.Root {...props} className={classes} />;
  return <button type={type ?? "button"} {...props} className={classes} />;
}

/** A square button with an icon; `label` is its accessible name and tooltip. */
export function IconButton({
  label,
  variant = "ghost",
  size = "md",
  asChild = false,
  className,
  type,
  children,
  ...props
}: Omit<ComponentProps<"button">, "aria-label"> & Look & { label: string; children: ReactNode }) {
  const classes = look(variant, size, clsx("sq", className));
  if (asChild) return <Slot.Root title={label} {...props} aria-label={label} className={classes}>{children}</Slot.Root>;
  return <button type={type ?? "button"} title={label} {...props} aria-label={label} className={classes}>{children}</button>;
}
