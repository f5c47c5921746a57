import type { Command, CommandArgument, SyntaxNode, Word } from "unbash";
import { forEachChild } from "unbash";

/** A command of the text with what its words stand for, in source order. */
export type FoundCommand = { name: string; args: Array<{ value: string; raw: string; pos: number }>; pos: number; end: number; text: string };

/** Programs that run another one; the command proper stands behind them and their options. */
const WRAPPERS = new Set(["command", "sudo", "nice", "nohup", "time", "exec", "builtin", "env", "stdbuf", "timeout"]);

const isWord = (argument: CommandArgument): argument is Word => argument.type === "Word";

/** Index of the word that names the program, behind wrappers and what belongs to them. */
function programIndex(words: readonly Word[]): number {
  let index = 0;
  while (WRAPPERS.has(words[index]?.value ?? "") && index + 1 < words.length) {
    index += 1;
    while (index + 1 < words.length && /^(-|\w+=|\d)/.test(words[index]?.value ?? "")) index += 1;
  }
  return index;
}

function found(command: Command, source: string): FoundCommand | undefined {
  if (!command.name) return undefined;
  const words = [command.name, ...command.args.filter(isWord)];
  const index = programIndex(words);
  const program = words[index];
  if (!program) return undefined;
  const args = words.slice(index + 1).map((word) => ({ value: word.value, raw: source.slice(word.pos, word.end), pos: word.pos }));
  return { name: program.value.slice(program.value.lastIndexOf("/") + 1), args, pos: program.pos, end: command.end, text: source.slice(program.pos, command.end) };
}

/** Every command of a parsed text, those in substitutions and functions too. */
export function commandsOf(root: SyntaxNode, source: string): FoundCommand[] {
  const commands: FoundCommand[] = [];
  const visit = (node: SyntaxNode): void => {
    const command = node.type === "Command" ? found(node, source) : undefined;
    if (command) commands.push(command);
    forEachChild(node, visit);
  };
  visit(root);
  return commands.sort((a, b) => a.pos - b.pos);
}
