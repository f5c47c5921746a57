import type { UpdateShape } from "./inspect-update";
import { PackedUpdates } from "./packed-updates";

/** An update that was admitted and is on its way to disk. */
export type Admitted = { bytes: Uint8Array; shape: UpdateShape };

/**
 * Updates of one answer that its document does not hold yet: on their way to disk, or on disk and waiting for some more to join it with.
 * They count by their clocks and sizes. Of those that wait nothing but the bytes is kept: with thousands of keys a second, what outlives
 * the youngest generation is what its collections cost.
 */
export class AdmittedUpdates {
  /** In their order, which is nearly always that in which they leave. No set: see `PendingTexts`. */
  readonly inFlight: Admitted[] = [];
  private readonly waiting = new PackedUpdates();
  /** Clocks to which all of them reach, by client. */
  private clocks = new Map<number, number>();
  /** Length of the text that all of them add, in UTF-16 units. */
  addedUnits = 0;

  /** Clock to which they reach for a client. */
  clock(client: number): number {
    return this.clocks.get(client) ?? 0;
  }

  admit(update: Admitted): void {
    this.inFlight.push(update);
    this.count(update);
  }

  /** The update is on disk. Gives how many wait to join the document. */
  commit(update: Admitted): number {
    this.remove(update);
    return this.waiting.add(update.bytes);
  }

  /** The update will not be committed now. It counts until the waiting ones are taken. */
  drop(update: Admitted): void {
    this.remove(update);
  }

  /** Those that wait; the caller joins them to the document at once, from where they count, and keeps none of the bytes. */
  takeWaiting(): readonly Uint8Array[] {
    const waiting = this.waiting.take();
    this.clocks = new Map();
    this.addedUnits = 0;
    for (const update of this.inFlight) this.count(update);
    return waiting;
  }

  private remove(update: Admitted): void {
    const at = this.inFlight.indexOf(update);
    if (at >= 0) this.inFlight.splice(at, 1);
  }

  private count({ shape }: Admitted): void {
    this.addedUnits += shape.addedUnits;
    for (const { client, to } of shape.runs) if (to > this.clock(client)) this.clocks.set(client, to);
  }
}
