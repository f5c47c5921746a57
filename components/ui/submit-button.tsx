"use client";

import { useSyncExternalStore, type ComponentProps } from "react";
import { Button } from "./button";

const never = () => () => undefined;

/**
 * The button of a form that the page's script sends. It works once the script has taken over: sent earlier, the browser would
 * load the page anew and lose what was typed. Give such a form `method="post"` too, so that nothing typed ever stands in an address.
 */
export function SubmitButton({ disabled, ...props }: Omit<ComponentProps<typeof Button>, "type">) {
  const ready = useSyncExternalStore(never, () => true, () => false);
  return <Button {...props} type="submit" disabled={disabled || !ready} data-early={ready ? undefined : ""} />;
}
