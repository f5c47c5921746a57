import process from "node:process";

const TICK_MS = 1000;
const PLAIN_EVERY_MS = 20_000;

/**
 * Does a long step and shows that it goes on: one line with the elapsed seconds on a terminal, plain lines elsewhere.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @param {NodeJS.WriteStream} [out]
 * @returns {Promise<T>}
 */
export async function step(label, work, out = process.stdout) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const live = Boolean(out.isTTY);
  const draw = (mark) => out.write(`\r\u001b[K${mark} ${label}  ${seconds()} s`);
  if (live) draw("…");
  else out.write(`… ${label}\n`);
  const timer = setInterval(() => (live ? draw("…") : out.write(`… ${label}  ${seconds()} s\n`)), live ? TICK_MS : PLAIN_EVERY_MS);
  try {
    const value = await work();
    clearInterval(timer);
    if (live) {
      draw("✓");
      out.write("\n");
    } else out.write(`✓ ${label}  ${seconds()} s\n`);
    return value;
  } catch (error) {
    clearInterval(timer);
    out.write(live ? "\n" : `✗ ${label}  ${seconds()} s\n`);
    throw error;
  }
}
