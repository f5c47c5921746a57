import { bubblewrapSandbox } from "./bubblewrap";

/** Where a driver finds Node in a sandbox that shows it. */
export const NODE_INSIDE = "/run/node";

/** What a command needs in order to run this server's own Node inside. V8 reserves far more addresses than it uses; what is really held is sampled. Node has a dozen threads, and starts a server with processes of its own. */
export const nodeInside = () => ({ readOnly: { [process.execPath]: NODE_INSIDE }, limits: { addressSpaceBytes: Infinity, processes: 64 } });

/** Whether the sandbox's account can run this server's Node: the file has to be readable for it. */
export async function nodeRunsInside(): Promise<boolean> {
  const command = { argv: [NODE_INSIDE, "--version"], files: {}, writable: ["/tmp"], cwd: "/tmp", ...nodeInside() };
  const { stdout } = await bubblewrapSandbox.run(command, AbortSignal.timeout(5_000));
  return stdout.trim() === process.version;
}
