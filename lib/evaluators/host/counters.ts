/**
 * Counters of a kernel that go on: `{418220+961}` is 418220 when the host's clock starts and grows by 961 a second, `{0x0075ff6c+129}` the same in
 * eight hexadecimal digits, `:10` pads to a width, and `!` stands still from the moment on at which the thing that shows it came about.
 */
const COUNTER = /\{(0x[\da-f]{8}|\d+)\+(\d+)(?::(\d+))?(!?)\}/g;

export const counts = (text: string) => text.search(COUNTER) !== -1;

/** The text after `seconds` of the host's clock; those marked by `!` after `stillAt` seconds. */
export function counted(text: string, seconds: number, stillAt: number): string {
  return text.replace(COUNTER, (_, base: string, rate: string, width: string | undefined, still: string) => shown(base, Number(base) + Math.floor(Number(rate) * Math.max(0, still ? stillAt : seconds)), width));
}

/** The same text with its counters counted up to now, for the sandbox to count on while a line waits. */
export function rebased(text: string, seconds: number, stillAt: number): string {
  return text.replace(COUNTER, (whole, base: string, rate: string, width: string | undefined, still: string) => {
    const value = shown(base, Number(base) + Math.floor(Number(rate) * Math.max(0, still ? stillAt : seconds)), undefined);
    return still ? shown(base, Number(value), width) : `{${value.startsWith("0x") || !base.startsWith("0x") ? value : `0x${value}`}+${rate}${width === undefined ? "" : `:${width}`}}`;
  });
}

function shown(base: string, value: number, width: string | undefined): string {
  // The kernel's counters of this kind are 32 bits wide.
  const text = base.startsWith("0x") ? (value % 2 ** 32).toString(16).padStart(8, "0") : String(value);
  return width === undefined ? text : text.padStart(Number(width));
}
