"use client";

import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import { createContext, useContext, useId, type ComponentProps, type ReactNode } from "react";
import { Icon } from "./icon";

type Wiring = { id: string; describedBy: string | undefined; invalid: boolean };
const FieldContext = createContext<Wiring | null>(null);

function useWiring(own?: string) {
  const field = useContext(FieldContext);
  if (!field) return { id: own };
  return { id: own ?? field.id, "aria-describedby": field.describedBy, "aria-invalid": field.invalid || undefined };
}

/** A labelled control with an optional hint and error text, wired for screen readers. */
export function Field({ label, hint, error, hideLabel = false, className, children }: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ") || undefined;
  return (
    <FieldContext value={{ id, describedBy, invalid: Boolean(error) }}>
      <div className={clsx("fset", className)}>
        <label htmlFor={id} className={hideLabel ? "sr" : undefined}>{label}</label>
        {children}
        {hint && <p id={hintId} className="hint">{hint}</p>}
        {error && <p id={errorId} className="err" role="alert"><Icon as={CircleAlert} size={12} />{error}</p>}
      </div>
    </FieldContext>
  );
}

type Box = { before?: ReactNode; after?: ReactNode; large?: boolean; boxClassName?: string };

function ControlBox({ before, after, large, boxClassName, children }: Box & { children: ReactNode }) {
  return <span className={clsx("field", large && "lg", boxClassName)}>{before}{children}{after}</span>;
}

/** A one-line text input; inside a `Field` it takes its label and error. */
export function Input({ before, after, large, boxClassName, id, ...props }: ComponentProps<"input"> & Box) {
  return <ControlBox {...{ before, after, large, boxClassName }}><input {...useWiring(id)} {...props} /></ControlBox>;
}

/** A text area; inside a `Field` it takes its label and error. */
export function Textarea({ before, after, large, boxClassName, id, rows = 3, ...props }: ComponentProps<"textarea"> & Box) {
  return <ControlBox {...{ before, after, large, boxClassName }}><textarea {...useWiring(id)} rows={rows} {...props} /></ControlBox>;
}

/** The system's own select: works with touch, keys and screen readers everywhere. */
export function Select({ before, after, large, boxClassName, id, ...props }: ComponentProps<"select"> & Box) {
  return <ControlBox {...{ before, after, large, boxClassName }}><select {...useWiring(id)} {...props} /></ControlBox>;
}
