import { relaying } from "./relaying";

/** A relay of raw websockets: what a server of this kind can reach at most. */
await relaying((members, from, data, isBinary) => {
  for (const other of members) if (other !== from) other.send(data, { binary: isBinary });
});
