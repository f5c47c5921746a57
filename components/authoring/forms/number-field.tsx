"use client";

import { useState } from "react";
import { Field, Input } from "@/components/ui/field";
import { ProblemsAt } from "./problems-context";

/** Whole minutes. What is typed stays as typed until it is a number. */
export function NumberField({ label, at, value, onChange }: { label: string; at: string; value: number; onChange: (next: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div data-at={at}>
      <Field label={label}>
        <Input
          type="number" inputMode="numeric" min={0} max={240} className="num" boxClassName="w-28"
          value={typed ?? String(value)}
          onBlur={() => setTyped(null)}
          onChange={(event) => {
            setTyped(event.target.value);
            const next = Number(event.target.value);
            if (event.target.value !== "" && Number.isInteger(next) && next >= 0 && next <= 240) onChange(next);
          }}
        />
      </Field>
      <ProblemsAt at={at} />
    </div>
  );
}
