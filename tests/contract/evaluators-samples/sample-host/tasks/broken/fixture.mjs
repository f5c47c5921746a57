/** A generator that fails for the third seed. @param {number} seed */
export function generate(seed) {
  if (seed === 3) throw new Error("no world for this seed");
  return { files: {}, expected: { kind: "lines", lines: ["ok"], ordered: true } };
}
