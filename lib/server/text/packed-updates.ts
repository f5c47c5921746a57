const FIRST_BYTES = 2 * 1024;
/** A block that a paste has made larger is not kept. */
const KEPT_BYTES = 16 * 1024;

/**
 * Updates one behind the other in a block of their own. The bytes that Node gives for a key are a piece of a slab that it shares with all
 * else that is read and written at that moment: kept for a second, they keep 8 KB until a full collection, and bring that collection about.
 */
export class PackedUpdates {
  private block = new Uint8Array(FIRST_BYTES);
  private ends: number[] = [];

  /** Copies an update to the end; gives how many there are. */
  add(update: Uint8Array): number {
    const start = this.ends.at(-1) ?? 0;
    const end = start + update.length;
    if (end > this.block.length) this.grow(end);
    this.block.set(update, start);
    return this.ends.push(end);
  }

  /** Takes all out, in their order. What it gives holds until the next `add`. */
  take(): Uint8Array[] {
    const { block, ends } = this;
    this.ends = [];
    if (block.length > KEPT_BYTES) this.block = new Uint8Array(FIRST_BYTES);
    return ends.map((end, at) => block.subarray(ends[at - 1] ?? 0, end));
  }

  private grow(needed: number): void {
    const block = new Uint8Array(Math.max(needed, this.block.length * 2));
    block.set(this.block);
    this.block = block;
  }
}
