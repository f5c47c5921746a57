"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const SYMBOLS = ["|", "$", '"', "'", "{", "}", "(", ")", "/", "-", "\\", "<", ">", "_", "&", ";", "=", "#", "[", "]", "*", "~"];

/** Height of what a phone's keyboard covers, in CSS pixels; 0 while it is closed. */
function useKeyboardHeight(): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const measure = () => setHeight(Math.max(0, Math.round(window.innerHeight - viewport.height - viewport.offsetTop)));
    viewport.addEventListener("resize", measure);
    viewport.addEventListener("scroll", measure);
    return () => {
      viewport.removeEventListener("resize", measure);
      viewport.removeEventListener("scroll", measure);
    };
  }, []);
  return height;
}

/** Signs that a phone's keyboard hides, right above it. Touching one never takes the focus from the editor. */
export function SymbolRow({ onSymbol, onTab }: { onSymbol(symbol: string): void; onTab(): void }) {
  const t = useTranslations("editor");
  const covered = useKeyboardHeight();
  return (
    <div
      role="toolbar"
      aria-label={t("symbols")}
      className="symbols"
      style={covered > 0 ? { bottom: covered } : undefined}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <button type="button" className="mono" onClick={onTab}>Tab</button>
      {SYMBOLS.map((symbol) => (
        <button key={symbol} type="button" className="mono" onClick={() => onSymbol(symbol)}>{symbol}</button>
      ))}
    </div>
  );
}
