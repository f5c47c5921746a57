import { clsx } from "clsx";

const LEVELS = [1, 2, 3, 4, 5] as const;

/** A level of five as a bar; `compare` draws a mark (an earlier mean) on the same scale. */
export function LevelBar({ value, compare, label, className }: { value: number | null; compare?: number | null; label: string; className?: string }) {
  return (
    <span role="img" aria-label={label} className={clsx("bar5", className)}>
      {LEVELS.map((level) => <i key={level} className={value !== null && level <= Math.round(value) ? "on" : undefined} />)}
      {compare !== null && compare !== undefined && <u style={{ left: `calc(${(compare / LEVELS.length) * 100}% - 1px)` }} />}
    </span>
  );
}
