import { createReadStream } from "node:fs";
import path from "node:path";
import { ROOT } from "../bootstrap/prepare.mjs";
import { Stop } from "../bootstrap/stop.mjs";

/** One sub-command of `npm run -s kkori --`. Heavy modules are imported inside `run`, so that the others start fast. */
export type Command = {
  name: string;
  /** One line in both languages for the list of commands. */
  summary: string;
  /** The arguments after the name, then one line for each. */
  usage: string;
  /** Gives the exit code: 0 only for success. */
  run(args: string[], io: CommandIo): Promise<number>;
};

export type CommandIo = {
  root: string;
  /** Prints a line of the answer on standard output. */
  print(text: string): void;
  /** Prints a line about what is going on on standard error. */
  note(text: string): void;
  /** A file named on the command line, from where the person typed it. */
  file(name: string): string;
};

export const processIo: CommandIo = {
  root: ROOT,
  print: (text) => void process.stdout.write(`${text}\n`),
  note: (text) => void process.stderr.write(`${text}\n`),
  // npm changes to the project's folder and says where it was called.
  file: (name) => path.resolve(process.env.INIT_CWD ?? process.cwd(), name),
};

/** The text of a file, or of standard input for `-`. Throws a `Stop` when it can not be read. */
export async function readText(name: string, io: CommandIo): Promise<string> {
  const stream = name === "-" ? process.stdin : createReadStream(io.file(name));
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer));
    return Buffer.concat(chunks).toString("utf8");
  } catch {
    throw new Stop(`${name} 파일을 읽을 수 없습니다.`, `Can not read the file ${name}`);
  }
}

/** The arguments do not fit; the command's usage is shown. */
export class UsageError extends Error {}

/** Exactly these positional arguments, by name. Throws a `UsageError`. */
export function positional<Name extends string>(values: string[], ...names: Name[]): Record<Name, string> {
  if (values.length !== names.length) throw new UsageError(`인수가 맞지 않습니다. / Expected: ${names.join(" ")}`);
  return Object.fromEntries(names.map((name, index) => [name, values[index]])) as Record<Name, string>;
}
