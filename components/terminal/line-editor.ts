/** The line before Enter, and the caret in it in UTF-16 units. */
export type Line = { text: string; caret: number };
/** What a piece of input does besides changing the line. */
export type LineAction = { type: "submit"; text: string } | { type: "interrupt" } | { type: "clear" };

const EMPTY: Line = { text: "", caret: 0 };

/** Line editing as a shell has it: arrows, Home and End, words, history. Pure of any terminal; `input` is what the terminal hands over. */
export class LineEditor {
  line: Line = EMPTY;
  /** Place in the history, counted from the newest; 0 is the line that is being written. */
  private place = 0;
  private written = EMPTY;

  /** Earlier lines, oldest first. */
  history: readonly string[] = [];

  /** Takes a piece of input in; gives what it asks for, in order. */
  take(input: string): LineAction[] {
    // A pasted text may hold several lines: they are kept together until Enter.
    if (input.length > 1 && !input.startsWith("\x1b") && /[\r\n]/.test(input)) {
      this.insert(input.replace(/\r\n?/g, "\n").replace(/\n+$/, ""));
      return [];
    }
    const actions: LineAction[] = [];
    for (const key of keysOf(input)) actions.push(...this.press(key));
    return actions;
  }

  /** Puts a line that was not taken back, ahead of what was typed meanwhile. */
  putBack(text: string): void {
    const typed = this.line.text;
    const whole = text + typed;
    this.line = { text: whole, caret: typed === "" ? whole.length : text.length + this.line.caret };
  }

  private press(key: string): LineAction[] {
    const { text, caret } = this.line;
    switch (key) {
      case "\r":
      case "\n": {
        this.reset();
        return [{ type: "submit", text }];
      }
      case "\x03":
        this.reset();
        return [{ type: "interrupt" }];
      case "\x0c":
        return [{ type: "clear" }];
      default:
        this.edit(key, text, caret);
        return [];
    }
  }

  private edit(key: string, text: string, caret: number): void {
    const before = previous(text, caret);
    const after = next(text, caret);
    const moves: Record<string, number> = {
      "\x1b[D": before, "\x02": before, "\x1b[C": after, "\x06": after, "\x01": 0, "\x1b[H": 0, "\x1bOH": 0, "\x1b[1~": 0,
      "\x05": text.length, "\x1b[F": text.length, "\x1bOF": text.length, "\x1b[4~": text.length,
      "\x1bb": wordStart(text, caret), "\x1b[1;5D": wordStart(text, caret), "\x1bf": wordEnd(text, caret), "\x1b[1;5C": wordEnd(text, caret),
    };
    const cuts: Record<string, [number, number]> = {
      "\x7f": [before, caret], "\b": [before, caret], "\x1b[3~": [caret, after], "\x04": [caret, after],
      "\x15": [0, caret], "\x0b": [caret, text.length], "\x17": [wordStart(text, caret), caret], "\x1b\x7f": [wordStart(text, caret), caret],
    };
    const [move, cut] = [moves[key], cuts[key]];
    if (move !== undefined) this.line = { text, caret: move };
    else if (cut) this.line = { text: text.slice(0, cut[0]) + text.slice(cut[1]), caret: cut[0] };
    else if (key === "\x1b[A" || key === "\x1bOA" || key === "\x10") this.recall(1);
    else if (key === "\x1b[B" || key === "\x1bOB" || key === "\x0e") this.recall(-1);
    else if (!/^[\x00-\x1f\x7f]/.test(key)) this.insert(key);
  }

  private insert(piece: string): void {
    const { text, caret } = this.line;
    this.line = { text: text.slice(0, caret) + piece + text.slice(caret), caret: caret + piece.length };
  }

  private recall(step: 1 | -1): void {
    const lines = this.history;
    const place = Math.max(0, Math.min(lines.length, this.place + step));
    if (place === this.place) return;
    if (this.place === 0) this.written = this.line;
    this.place = place;
    const text = place === 0 ? this.written.text : (lines[lines.length - place] ?? "");
    this.line = { text, caret: text.length };
  }

  private reset(): void {
    this.line = EMPTY;
    this.written = EMPTY;
    this.place = 0;
  }
}

/** Escape sequences and characters of a piece of input. */
function keysOf(input: string): string[] {
  return input.match(/\x1b(?:\[[0-9;]*[A-Za-z~]|O[A-Z]|[\s\S])|[\s\S]/gu) ?? [];
}

function previous(text: string, caret: number): number {
  return caret - ([...text.slice(0, caret)].at(-1)?.length ?? 0);
}

function next(text: string, caret: number): number {
  return caret + ([...text.slice(caret)][0]?.length ?? 0);
}

function wordStart(text: string, caret: number): number {
  return text.slice(0, caret).replace(/\S+\s*$|\s+$/, "").length;
}

function wordEnd(text: string, caret: number): number {
  return caret + (/^\s*\S*/.exec(text.slice(caret))?.[0].length ?? 0);
}
