import * as Y from "yjs";

/** Yjs client ids that updates were written with. */
export function clientIdsIn(updates: readonly Uint8Array[]): number[] {
  return [...new Set(updates.flatMap((update) => [...Y.parseUpdateMeta(update).to.keys()]))];
}

/** Whether the server's text and the waiting updates together hold everything that `clientId` wrote into `doc`. */
export function covers(doc: Y.Doc, clientId: number, serverState: Uint8Array, waiting: readonly Uint8Array[]): boolean {
  const known = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(serverState));
  for (const update of waiting) {
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [client, end] of to) {
      const reached = known.get(client) ?? 0;
      if ((from.get(client) ?? 0) <= reached && end > reached) known.set(client, end);
    }
  }
  return (known.get(clientId) ?? 0) >= Y.getState(doc.store, clientId);
}
