import { clsx } from "clsx";

const HEIGHT = 46;
const MID = HEIGHT / 2;
const STEP = 10;
/** Levels in percent of the width, so that marks keep their shape at any width. */
const x = (level: number) => 8 + ((level - 1) / 4) * 84;

/** The shape of a rater: circle, diamond, square, triangle, cross; it differs without colour too. */
export function RaterMark({ index, cx, cy, r = 5 }: { index: number; cx: number; cy: number; r?: number }) {
  const className = `rater r${index % 5}`;
  switch (index % 5) {
    case 0:
      return <circle className={className} cx={cx} cy={cy} r={r} />;
    case 1:
      return <path className={className} d={`M${cx} ${cy - r - 1}L${cx + r + 1} ${cy}L${cx} ${cy + r + 1}L${cx - r - 1} ${cy}Z`} />;
    case 2:
      return <rect className={className} x={cx - r} y={cy - r} width={2 * r} height={2 * r} />;
    case 3:
      return <path className={className} d={`M${cx} ${cy - r - 1}L${cx + r + 1} ${cy + r}H${cx - r - 1}Z`} />;
    default:
      return <path className={className} d={`M${cx - r} ${cy - 2}h${r - 2}v${-(r - 2)}h4v${r - 2}h${r - 2}v4h${-(r - 2)}v${r - 2}h-4v${-(r - 2)}h${-(r - 2)}z`} />;
  }
}

/** Where raters stand on one criterion, on a 1–5 scale. Equal levels stand side by side; null is "not observed" and is left out. */
export function RaterPlot({ levels, label, gap = false }: { levels: readonly (number | null)[]; label: string; gap?: boolean }) {
  const seen = levels.filter((level) => level !== null);
  const offset = (index: number) => {
    const level = levels[index];
    const same = levels.flatMap((other, at) => (other === level ? [at] : []));
    return (same.indexOf(index) - (same.length - 1) / 2) * STEP;
  };
  return (
    <svg className={clsx("rplot", gap && "gap")} height={HEIGHT} role="img" aria-label={label}>
      {[1, 2, 3, 4, 5].map((level) => <line key={level} className="g" x1={`${x(level)}%`} x2={`${x(level)}%`} y1={12} y2={HEIGHT - 12} />)}
      {seen.length > 1 && <line className="sp" x1={`${x(Math.min(...seen))}%`} x2={`${x(Math.max(...seen))}%`} y1={MID} y2={MID} />}
      {levels.map((level, index) => level !== null && (
        <svg key={index} x={`${x(level)}%`} y={MID} overflow="visible"><RaterMark index={index} cx={offset(index)} cy={0} /></svg>
      ))}
    </svg>
  );
}
