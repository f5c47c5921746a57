"use client";

import { useTranslations } from "next-intl";
import { useKeyboard } from "./use-keyboard";

const SYMBOLS = ["|", "$", '"', "'", "{", "}", "(", ")", "/", "-", "\\", "<", ">", "_", "&", ";", "=", "#", "[", "]", "*", "~"];

/** Signs that a phone's keyboard hides, right above it. Touching one never takes the focus from the editor. */
export function SymbolRow({ onSymbol, onTab }: { onSymbol(symbol: string): void; onTab(): void }) {
  const t = useTranslations("editor");
  const covered = useKeyboard();
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
