"use client";

import { Send } from "lucide-react";
import { Button } from "./button";
import { Icon } from "./icon";
import { Kbd } from "./kbd";

/** Something on its way that can still be taken back. The bar runs out in `remainingMs`; give it a `key` per action. */
export function UndoBar({ text, undo, shortcut, remainingMs, onUndo, disabled = false }: {
  text: string;
  undo: string;
  shortcut?: string;
  remainingMs: number;
  onUndo: () => void;
  disabled?: boolean;
}) {
  return (
    <div className="undo" role="status">
      <Icon as={Send} size={14} />
      <span className="grow">{text}</span>
      <Button size="sm" onClick={onUndo} disabled={disabled} aria-keyshortcuts={shortcut}>{undo}{shortcut && <Kbd>{shortcut}</Kbd>}</Button>
      <i data-run="" style={{ animationDuration: `${Math.max(0, remainingMs)}ms` }} />
    </div>
  );
}
