"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { PAIR_FIELD } from "./pair-field";

/** Around a table whose rows can be picked: two picked ones are set side by side. */
export function PickPair({ children }: { children: ReactNode }) {
  const t = useTranslations("interviews.pair");
  const router = useRouter();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [first, second] = picked;
  const pick = ({ target }: FormEvent<HTMLFormElement>) => {
    if (!(target instanceof HTMLInputElement) || target.name !== PAIR_FIELD) return;
    const { value, checked, form } = target;
    setPicked((before) => {
      const others = before.filter((id) => id !== value);
      // A third one takes the place of the first.
      const next = checked ? [...others, value].slice(-2) : others;
      for (const box of form?.querySelectorAll<HTMLInputElement>(`input[name=${PAIR_FIELD}]`) ?? []) box.checked = next.includes(box.value);
      return next;
    });
  };
  return (
    <form
      onChange={pick}
      onSubmit={(event) => {
        event.preventDefault();
        if (first && second) router.push(`/review/${first}/compare?with=${second}`);
      }}
    >
      {children}
      {first && <div className="pair" role="status"><span>{t(second ? "two" : "one")}</span><span className="grow" /><Button type="submit" size="sm" variant="ink" disabled={!second}>{t("compare")}</Button></div>}
    </form>
  );
}
