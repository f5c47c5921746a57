import { bubblewrapSandbox } from "@/lib/evaluators/sandbox/bubblewrap";

/** Runs a command in a sandbox for longer than any test, so that a test can kill the process that started it. */
const [, , ...argv] = process.argv;
await bubblewrapSandbox.run({ argv, files: {}, writable: ["/tmp"], cwd: "/tmp", limits: { wallMs: 300_000, cpuSeconds: 300 } }, new AbortController().signal);
