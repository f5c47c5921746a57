"use client";

import { clsx } from "clsx";
import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";

export type Segment<V extends string> = { value: V; label: ReactNode; disabled?: boolean };

/** One choice out of a few. `name` makes it a form field. */
export function Segmented<V extends string>({
  label,
  value,
  onChange,
  options,
  name,
  className,
}: {
  label: string;
  value: V;
  onChange: (value: V) => void;
  options: readonly Segment<V>[];
  name?: string;
  className?: string;
}) {
  return (
    <>
      <ToggleGroup.Root
        type="single"
        className={clsx("seg", className)}
        aria-label={label}
        value={value}
        onValueChange={(next) => {
          const chosen = options.find((option) => option.value === next);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <ToggleGroup.Item key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      {name && <input type="hidden" name={name} value={value} />}
    </>
  );
}
