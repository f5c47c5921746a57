import { createStore, delMany, entries, setMany, type UseStore } from "idb-keyval";

/** A text update that is not acknowledged, as it is kept over a reload. */
export type StoredUpdate = { id: string; questionId: string; order: number; data: Uint8Array };

/** Where unacknowledged text survives a reload. One implementation keeps it in the browser, the other in memory. */
export interface OutboxStore {
  /** Everything kept under a scope, oldest first. */
  load(scope: string): Promise<StoredUpdate[]>;
  put(scope: string, updates: readonly StoredUpdate[]): Promise<void>;
  remove(scope: string, ids: readonly string[]): Promise<void>;
}

/** Keeps updates in IndexedDB, under `scope` (interview and participant). */
export class BrowserOutboxStore implements OutboxStore {
  private store: UseStore | null = null;

  async load(scope: string): Promise<StoredUpdate[]> {
    const all = await entries<string, StoredUpdate>(this.open());
    const own = all.filter(([key]) => key.startsWith(`${scope}/`)).map(([, update]) => update);
    return own.sort((a, b) => a.order - b.order);
  }

  put(scope: string, updates: readonly StoredUpdate[]): Promise<void> {
    return setMany(updates.map((update) => [keyOf(scope, update.id), update]), this.open());
  }

  remove(scope: string, ids: readonly string[]): Promise<void> {
    return delMany(ids.map((id) => keyOf(scope, id)), this.open());
  }

  private open(): UseStore {
    return (this.store ??= createStore("kkori", "outbox"));
  }
}

/** Keeps updates for as long as the object lives. */
export class MemoryOutboxStore implements OutboxStore {
  private readonly kept = new Map<string, StoredUpdate>();

  async load(scope: string): Promise<StoredUpdate[]> {
    const own = [...this.kept].filter(([key]) => key.startsWith(`${scope}/`)).map(([, update]) => update);
    return own.sort((a, b) => a.order - b.order);
  }

  async put(scope: string, updates: readonly StoredUpdate[]): Promise<void> {
    for (const update of updates) this.kept.set(keyOf(scope, update.id), update);
  }

  async remove(scope: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.kept.delete(keyOf(scope, id));
  }
}

function keyOf(scope: string, id: string): string {
  return `${scope}/${id}`;
}
