/** Randomness out of a seed: the same seed gives the same numbers on every machine. */
export type Random = {
  /** 0 <= x < 1. */
  next(): number;
  /** An integer 0 <= x < below. */
  int(below: number): number;
  shuffle<T>(items: readonly T[]): T[];
};

/** SFC32 (Chris Doty-Humphrey, PractRand), seeded by an FNV-1a hash of the text. */
export function seededRandom(seed: string): Random {
  let [a, b, c, counter] = [hash(seed, 0x811c9dc5), hash(seed, 0x9e3779b9), hash(seed, 0x85ebca6b), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) next();
  const int = (below: number) => Math.floor(next() * below);
  const shuffle = <T>(items: readonly T[]): T[] => {
    const out = [...items];
    for (let at = out.length - 1; at > 0; at--) {
      const other = int(at + 1);
      [out[at], out[other]] = [out[other] as T, out[at] as T];
    }
    return out;
  };
  return { next, int, shuffle };
}

function hash(text: string, start: number): number {
  let value = start;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}
