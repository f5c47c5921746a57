const X = [5, 18, 31, 44, 57] as const;

/** Where raters stand, on one line: a dot a level, larger where more of them agree. */
export function LevelDots({ levels, label }: { levels: readonly number[]; label: string }) {
  const x = (level: number) => X[level - 1] ?? X[0];
  return (
    <svg className="dt" viewBox="0 0 62 14" role="img" aria-label={label}>
      {levels.length > 0 && <path d={`M${x(Math.min(...levels))} 7H${x(Math.max(...levels))}`} />}
      {X.map((cx, at) => {
        const count = levels.filter((level) => level === at + 1).length;
        return <circle key={cx} cx={cx} cy={7} r={count === 0 ? 1.2 : Math.min(4.9, 2.2 + count * 0.9)} className={count > 0 ? "on" : undefined} />;
      })}
    </svg>
  );
}
