import type { OutboxStore, StoredUpdate } from "./outbox-store";

/** Updates are written to the store this long after they were made, in milliseconds; most are acknowledged before and never get there. */
const STORE_DELAY_MS = 50;

/** Sees to it that what waits in the outbox survives a reload: writes it to the store, and takes out what is acknowledged. */
export class OutboxKeeper {
  private scope: string | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly stored = new Set<string>();

  constructor(
    private readonly store: OutboxStore,
    private readonly waiting: () => StoredUpdate[],
  ) {}

  /** Whose text it is becomes known: from here on updates are kept. Gives those of earlier page loads, the first time. */
  async restore(scope: string): Promise<StoredUpdate[]> {
    if (this.scope !== null) return [];
    this.scope = scope;
    this.soon();
    const kept = await this.store.load(scope).catch(() => []);
    for (const { id } of kept) this.stored.add(id);
    return kept;
  }

  soon(): void {
    this.timer ??= setTimeout(() => void this.flush(), STORE_DELAY_MS);
  }

  /** Writes what waits to the store now. */
  async flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const { scope } = this;
    const fresh = this.waiting().filter((update) => !this.stored.has(update.id));
    if (scope === null || fresh.length === 0) return;
    for (const { id } of fresh) this.stored.add(id);
    // A browser without storage (private window, full disk) still has the memory of this page.
    await this.store.put(scope, fresh).catch(() => undefined);
    // Acknowledged while it was being written: taking it out came too early.
    await this.take(scope, fresh.map((update) => update.id).filter((id) => !this.stored.has(id)));
  }

  /** What was kept under these ids waits as something else by now, which is written down before they are taken out. */
  replaced(ids: readonly string[]): void {
    if (ids.some((id) => this.stored.has(id))) void this.flush();
    else this.soon();
    this.forget(ids);
  }

  /** These need not be kept any more. */
  forget(ids: readonly string[]): void {
    const gone = ids.filter((id) => this.stored.delete(id));
    if (this.scope !== null) void this.take(this.scope, gone);
  }

  private async take(scope: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.store.remove(scope, ids).catch(() => undefined);
  }
}
