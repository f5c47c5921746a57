"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ComponentProps } from "react";
import { IconButton } from "./button";
import { Input } from "./field";
import { Icon } from "./icon";

/** A password input with a button that shows what was typed. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, "type" | "after">) {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  return (
    <Input
      {...props}
      type={shown ? "text" : "password"}
      spellCheck={false}
      autoCapitalize="none"
      after={
        <IconButton label={t(shown ? "hidePassword" : "showPassword")} size="sm" className="-mr-1.5" onClick={() => setShown(!shown)}>
          <Icon as={shown ? EyeOff : Eye} />
        </IconButton>
      }
    />
  );
}
