/**
 * The program of the child process that runs just-bash. A plain string, so that a bundled server needs no file of its own
 * for it. It reads one job from standard input and writes one result; whatever hangs in here ends with the process.
 */
export const SIMULATION_CHILD = `
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const job = JSON.parse(Buffer.concat(chunks).toString());

if (job.clock !== null) {
  const RealDate = Date;
  const offset = job.clock * 1000 - RealDate.now();
  globalThis.Date = class Date extends RealDate {
    constructor(...args) { args.length === 0 ? super(RealDate.now() + offset) : super(...args); }
    static now() { return RealDate.now() + offset; }
  };
}
const { Bash, defineCommand } = await import(job.module);
const asked = [];
const standIns = (job.standIns ?? []).map((name) => defineCommand(name, async (args, { cwd }) => {
  const answer = job.answers[[cwd, name, ...args].join("\\x1f")];
  if (!answer || answer.told) asked.push([cwd, name, ...args]);
  return answer ? { stdout: answer.out, stderr: answer.err, exitCode: answer.code } : { stdout: "", stderr: "", exitCode: 127 };
}));
const bash = new Bash({ customCommands: standIns, files: job.files, env: job.env, cwd: job.cwd, executionLimits: { maxLiveBytes: 128 * 1024 * 1024, maxFileSystemBytes: 64 * 1024 * 1024 } });
const cut = (text, most) => (text.length > most ? text.slice(0, most) : text);
let result;
try {
  const { stdout, stderr, exitCode } = await bash.exec(job.source, { rawScript: true, ...(job.stdin === null ? {} : { stdin: job.stdin }) });
  result = { stdout: cut(stdout, job.outputChars), stderr: cut(stderr, job.outputChars), exitCode, truncated: stdout.length > job.outputChars || stderr.length > job.outputChars };
} catch (error) {
  result = { stdout: "", stderr: cut(String(error && error.message || error), job.outputChars), exitCode: 1, truncated: false };
}
result.asked = asked.slice(0, 32);
result.filesAfter = {};
for (const path of job.collect) {
  try {
    const stat = await bash.fs.lstat(path);
    const type = stat.isFile ? "file" : stat.isDirectory ? "directory" : stat.isSymbolicLink ? "link" : "other";
    const text = stat.isFile ? { text: cut(await bash.fs.readFile(path), 65536) } : {};
    result.filesAfter[path] = { type, mode: stat.mode & 0o7777, owner: "", group: "", size: stat.size ?? 0, ...text };
  } catch {}
}
process.stdout.write(JSON.stringify(result), () => process.exit(0));
`;
