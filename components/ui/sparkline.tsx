import { clsx } from "clsx";

const WIDTH = 100;
const HEIGHT = 24;
const PAD = 4;

/** Levels over time on a 1–5 scale, oldest first; the dashed line is level 3. */
export function Sparkline({ values, label, className }: { values: readonly number[]; label: string; className?: string }) {
  const x = (index: number) => (values.length < 2 ? WIDTH - PAD : PAD + (index * (WIDTH - 2 * PAD)) / (values.length - 1));
  const y = (value: number) => HEIGHT - PAD - ((value - 1) / 4) * (HEIGHT - 2 * PAD);
  const last = values.at(-1);
  return (
    <svg className={clsx("spark", className)} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path className="base" d={`M${PAD} ${y(3)}H${WIDTH - PAD}`} />
      {values.length > 1 && <path d={values.map((value, index) => `${index === 0 ? "M" : "L"}${x(index)} ${y(value)}`).join("")} />}
      {last !== undefined && <circle cx={x(values.length - 1)} cy={y(last)} r="2.8" />}
    </svg>
  );
}
