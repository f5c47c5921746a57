import { clsx } from "clsx";

type Line = { width: string; height?: number };
const LINES: readonly Line[] = [{ width: "38%" }, { width: "72%", height: 22 }, { width: "54%" }, { width: "100%", height: 44 }, { width: "88%" }, { width: "64%" }];

/** Grey lines while something loads; `label` says what. */
export function Skeleton({ label, lines = LINES, className }: { label: string; lines?: readonly Line[]; className?: string }) {
  return (
    <div role="status" aria-label={label} className={clsx("sk", className)}>
      {lines.map((line, index) => <i key={index} style={{ width: line.width, height: line.height }} />)}
    </div>
  );
}
