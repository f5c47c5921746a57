import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { OutcomeView } from "@/lib/protocol/lists";

const STEP = 14;
const PAD = 3;
const HEIGHT = 20;

/** The medians of an interview as one small line; `mine` colours an interview that was about the reader. */
export function MedianLine({ medians, mine }: { medians: OutcomeView["medians"]; mine: boolean }) {
  const t = useTranslations("interviews");
  const width = 2 * PAD + STEP * Math.max(1, medians.length - 1);
  const points = medians.map(({ median }, index) => [PAD + index * STEP, HEIGHT - 2 - ((median - 1) / 4) * (HEIGHT - 5)] as const);
  const label = t("medians", { list: medians.map(({ criterion, median }) => `${criterion} ${median}`).join(", ") });
  return (
    <svg className={clsx("bars", mine && "me")} viewBox={`0 0 ${width} ${HEIGHT}`} style={{ width }} role="img" aria-label={label}>
      <path className="bg" d={`M0 3H${width}M0 10.5H${width}M0 18H${width}`} />
      <path className="ln" d={points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("")} />
      {points.map(([x, y]) => <circle key={x} cx={x} cy={y} r="2.5" />)}
    </svg>
  );
}
