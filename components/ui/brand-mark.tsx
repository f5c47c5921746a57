/** The mark: two ㄱ strokes, the second curling into a tail that ends in the live dot. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 28 28" aria-hidden style={{ width: size, height: size }}>
      <path className="k" d="M4 5.5h7.7v8.3" />
      <path className="k" d="M16 5.5h7.7v9.2c0 4.7-3 7.8-7.7 7.8h-3.2" />
      <circle className="d" cx="7.7" cy="22.5" r="2.7" />
    </svg>
  );
}

/** The mark with the name beside it. */
export function Brand({ name }: { name: string }) {
  return <span className="brand"><BrandMark />{name}</span>;
}
