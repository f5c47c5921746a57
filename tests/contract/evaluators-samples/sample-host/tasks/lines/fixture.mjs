/** Numbers to be doubled, one a line. @param {number} seed */
export function generate(seed) {
  const numbers = [seed, seed + 2, seed + 1];
  return {
    files: { "/srv/numbers.txt": `${numbers.join("\n")}\n` },
    clock: "2026-03-14T10:00:00+09:00",
    timeZone: "Asia/Seoul",
    expected: { kind: "lines", lines: numbers.map((value) => String(value * 2)), ordered: true },
  };
}
