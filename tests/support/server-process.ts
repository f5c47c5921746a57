import { listen } from "./server";

/** The sockets in a process of their own, so that a test can kill it. Ends when its parent does. */
const server = await listen(Number(process.env.PORT));
process.stdin.on("end", () => process.exit(0)).resume();
process.stdout.write(`${server.url}\n`);
