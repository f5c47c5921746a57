import { processIo, UsageError, type Command, type CommandIo } from "./command";
import { commands } from "./table";

const USAGE_CODE = 2;

/** Runs the sub-command that the arguments name. */
export async function run(args: string[], io: CommandIo = processIo): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    (name === undefined ? io.note : io.print)(overview());
    return name === undefined ? USAGE_CODE : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    io.note(`${name} 명령은 없습니다. / There is no command ${name}.\n\n${overview()}`);
    return USAGE_CODE;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    io.print(usageOf(command));
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError) && !isParseError(error)) throw error;
    io.note(`${error.message}\n\n${usageOf(command)}`);
    return USAGE_CODE;
  }
}


function isParseError(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const list = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return ["npm run -s kkori -- <command> [--json]", "", ...list, "", "npm run -s kkori -- <command> --help"].join("\n");
}

function usageOf(command: Command): string {
  return `npm run -s kkori -- ${command.name} ${command.usage}\n\n${command.summary}`;
}
