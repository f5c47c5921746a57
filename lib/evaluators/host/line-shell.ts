import { offerOf } from "../registry";
import type { LineShell } from "./run-line";
import { sandboxShell } from "./sandbox-shell";
import { simulatedShell } from "./simulated-shell";

/** What runs lines of a host here: the sandbox where the shell's is available, else the simulation; undefined where there is neither. */
export async function lineShell(): Promise<LineShell | undefined> {
  const offer = await offerOf("shell");
  if (!offer.available) return undefined;
  return offer.engine.authoritative ? sandboxShell : simulatedShell;
}
