import { clsx } from "clsx";
import type { CSSProperties } from "react";

const LEVELS = [1, 2, 3, 4, 5] as const;

/** A level of five as a bar; `compare` draws a mark (an earlier mean) on the same scale. */
export function LevelBar({ value, compare, label, className }: { value: number | null; compare?: number | null; label: string; className?: string }) {
  return (
    <span role="img" aria-label={label} className={clsx("bar5", className)}>
      {LEVELS.map((level) => <Step key={level} fill={value === null ? 0 : value - level + 1} />)}
      {compare !== null && compare !== undefined && <u style={{ left: `calc(${(compare / LEVELS.length) * 100}% - 1px)` }} />}
    </span>
  );
}

/** One of the five; `fill` from 0 to 1 is the part of it that the value covers. */
function Step({ fill }: { fill: number }) {
  if (fill <= 0) return <i />;
  return <i className="on" style={fill < 1 ? ({ "--fill": `${fill * 100}%` } as CSSProperties) : undefined} />;
}
