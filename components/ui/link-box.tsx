import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

/** A link that is to be handed on, with its copy button. */
export function LinkBox({ url, label, note, lead }: { url: string; label: string; note?: ReactNode; lead?: ReactNode }) {
  return (
    <div className="grid grid-cols-1 gap-1.5">
      {lead}
      <div className="flex items-center gap-2">
        <span className="field grow"><input className="mono" readOnly value={url} aria-label={label} /></span>
        <CopyButton text={url} />
      </div>
      {note && <p className="text-xs text-ink-3">{note}</p>}
    </div>
  );
}
