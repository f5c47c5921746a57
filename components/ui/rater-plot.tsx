import { clsx } from "clsx";

const WIDTH = 320;
const HEIGHT = 46;
const MID = HEIGHT / 2;
const STEP = 10;
const x = (level: number) => 20 + ((level - 1) / 4) * (WIDTH - 40);

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
    <svg className={clsx("rplot", gap && "gap")} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[1, 2, 3, 4, 5].map((level) => <path key={level} className="g" d={`M${x(level)} 12V${HEIGHT - 12}`} />)}
      {seen.length > 1 && <path className="sp" d={`M${x(Math.min(...seen))} ${MID}H${x(Math.max(...seen))}`} />}
      {levels.map((level, index) => level !== null && <RaterMark key={index} index={index} cx={x(level) + offset(index)} cy={MID} />)}
    </svg>
  );
}
