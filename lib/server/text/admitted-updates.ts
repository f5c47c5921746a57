import type { UpdateShape } from "./inspect-update";

/** An update that was admitted and is on its way to disk. */
export type Admitted = { bytes: Uint8Array; shape: UpdateShape };

/**
 * Updates of one answer that its document does not hold yet: on their way to disk, or on disk and waiting for some more to join it with.
 * They count by their clocks and sizes.
 */
export class AdmittedUpdates {
  readonly inFlight = new Set<Admitted>();
  private committed: Admitted[] = [];
  /** Clocks to which both reach, by client. */
  private readonly clocks = new Map<number, number>();
  /** Length of the text that both add, in UTF-16 units. */
  addedUnits = 0;

  /** Clock to which they reach for a client. */
  clock(client: number): number {
    return this.clocks.get(client) ?? 0;
  }

  admit(update: Admitted): void {
    this.inFlight.add(update);
    this.count(update);
  }

  /** The update will not be committed now. */
  drop(update: Admitted): void {
    this.inFlight.delete(update);
    this.recount();
  }

  /** The update is on disk. Gives how many wait to join the document. */
  commit(update: Admitted): number {
    this.inFlight.delete(update);
    return this.committed.push(update);
  }

  /** Those on disk, which the caller joins to the document now. */
  takeCommitted(): readonly Admitted[] {
    const { committed } = this;
    if (committed.length > 0) {
      this.committed = [];
      this.recount();
    }
    return committed;
  }

  private recount(): void {
    this.clocks.clear();
    this.addedUnits = 0;
    for (const updates of [this.committed, this.inFlight]) for (const update of updates) this.count(update);
  }

  private count({ shape }: Admitted): void {
    this.addedUnits += shape.addedUnits;
    for (const { client, to } of shape.runs) if (to > this.clock(client)) this.clocks.set(client, to);
  }
}
