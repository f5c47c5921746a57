import { parse } from "unbash";
import type { Finding } from "@/lib/protocol/evidence";
import { type FoundCommand, commandsOf } from "./shell-words";
import { STAGE_RULES, type Span } from "./stage-rules";
import { STAGES, type Stage } from "./stages";

/** Longest text that is read: parsing is linear, and this much takes a few milliseconds of the server's loop. */
export const READ_MAX_CHARS = 8_192;
const SYNTAX_ERRORS_SHOWN = 3;

/** First place of each stage; commands in source order, for a stage may depend on those before it. */
function stagesOf(commands: readonly FoundCommand[]): Map<Stage, Span> {
  const spans = new Map<Stage, Span>();
  for (const command of commands) {
    const earlier = new Set(spans.keys());
    for (const stage of STAGES) {
      const span = STAGE_RULES[stage](command, earlier);
      if (span && !spans.has(stage)) spans.set(stage, span);
    }
  }
  return spans;
}

const stageFinding = (stage: Stage, span: Span | undefined): Finding => ({ id: `stage:${stage}`, message: span ? "present" : "missing", ...span });

/**
 * What the parts of a shell text are for, by its syntax: `stage:<stage>` present with its span, or missing where `needed`
 * names it; `commands` lists the programs used; `syntax` tells where bash would stop reading.
 */
export function readPipeline(source: string, needed: readonly Stage[]): Finding[] {
  if (source.length > READ_MAX_CHARS) return [{ id: "unread", message: `longer than ${READ_MAX_CHARS} characters` }];
  try {
    const script = parse(source);
    const commands = commandsOf(script, source);
    const spans = stagesOf(commands);
    const shown = STAGES.filter((stage) => spans.has(stage) || needed.includes(stage));
    const names = [...new Set(commands.map(({ name }) => name))].filter(Boolean);
    return [
      ...shown.map((stage) => stageFinding(stage, spans.get(stage))),
      ...(names.length > 0 ? [{ id: "commands", message: names.join(", ") }] : []),
      ...(script.errors ?? []).slice(0, SYNTAX_ERRORS_SHOWN).map(({ message, pos }) => ({ id: "syntax", message, start: pos, end: Math.min(pos + 1, source.length) })),
    ];
  } catch (error) {
    // Nesting beyond the parser's stack; the run itself shows what bash makes of it.
    if (error instanceof RangeError) return [{ id: "unread", message: "nested too deeply" }];
    throw error;
  }
}
