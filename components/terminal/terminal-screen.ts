import { FitAddon } from "@xterm/addon-fit";
import { Terminal } from "@xterm/xterm";
import { endOf } from "./cell-width";
import type { Line } from "./line-editor";
import { terminalColours } from "./terminal-colours";

/** What stands below the transcript: the prompt and the line before Enter; null while a command is on its way. */
export type PromptLine = { shown: string; plain: string; line: Line } | null;

/**
 * A terminal that shows a transcript and one line below it. The transcript mostly grows, so that only what is new is written; the reader's
 * place and what a screen reader has said already stay.
 */
export class TerminalScreen {
  private readonly terminal: Terminal;
  private readonly fit = new FitAddon();
  private readonly sized: ResizeObserver;
  private readonly themed: MutationObserver;
  private readonly scheme = window.matchMedia("(prefers-color-scheme: dark)");
  private written = "";
  private prompt: PromptLine = null;
  /** Row of the caret below the row where the prompt begins. */
  private caretRow = 0;

  constructor(private readonly place: HTMLElement, options: { label: string; fontSize: number }) {
    this.terminal = new Terminal({
      fontFamily: getComputedStyle(place).getPropertyValue("--font-mono") || "monospace",
      fontSize: options.fontSize,
      lineHeight: 1.35,
      scrollback: 4_000,
      cursorBlink: false,
      cursorStyle: "bar",
      cursorWidth: 2,
      screenReaderMode: true,
      minimumContrastRatio: 4.5,
      theme: terminalColours(place),
    });
    this.terminal.loadAddon(this.fit);
    this.terminal.open(place);
    this.terminal.textarea?.setAttribute("aria-label", options.label);
    // Tab leaves the terminal, and what the page or the browser means by a key stays theirs.
    this.terminal.attachCustomKeyEventHandler((event) => event.code !== "Tab" && !(event.ctrlKey && event.code === "Backquote") && !(event.altKey && /^Digit/.test(event.code)));
    this.sized = new ResizeObserver(() => this.resize());
    this.sized.observe(place);
    this.themed = new MutationObserver(() => this.recolour());
    this.themed.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class", "style"] });
    this.scheme.addEventListener("change", this.recolour);
    this.resize();
  }

  onInput(listener: (input: string) => void): void {
    this.terminal.onData(listener);
  }

  /** Whether it takes input. It stays the same terminal, so that whoever is in it stays there. */
  setReadOnly(readOnly: boolean): void {
    this.terminal.options.disableStdin = readOnly;
    this.terminal.options.cursorInactiveStyle = readOnly ? "none" : "outline";
  }

  focus(): void {
    this.terminal.focus();
  }

  clear(): void {
    this.erasePrompt();
    this.terminal.clear();
    this.drawPrompt();
  }

  /** Brings the screen to this transcript and prompt. */
  show(transcript: string, prompt: PromptLine): void {
    this.erasePrompt();
    if (transcript.startsWith(this.written)) this.terminal.write(transcript.slice(this.written.length));
    else {
      this.terminal.reset();
      this.terminal.write(transcript);
    }
    this.written = transcript;
    this.prompt = prompt;
    this.drawPrompt();
  }

  dispose(): void {
    this.sized.disconnect();
    this.themed.disconnect();
    this.scheme.removeEventListener("change", this.recolour);
    this.terminal.dispose();
  }

  private readonly recolour = () => {
    this.terminal.options.theme = terminalColours(this.place);
  };

  private resize(): void {
    if (this.place.clientHeight === 0 || this.place.clientWidth === 0) return;
    const before = this.terminal.cols;
    this.fit.fit();
    if (before === this.terminal.cols) return;
    // Rows broke elsewhere, so where the prompt began is no longer known: everything is written anew.
    const [transcript, prompt] = [this.written, this.prompt];
    this.terminal.reset();
    this.written = "";
    this.prompt = null;
    this.show(transcript, prompt);
  }

  private erasePrompt(): void {
    if (this.prompt === null) return;
    this.terminal.write(`${this.caretRow > 0 ? `\x1b[${this.caretRow}A` : ""}\r\x1b[J`);
    this.caretRow = 0;
  }

  private drawPrompt(): void {
    if (this.prompt === null) return;
    const { shown, plain, line } = this.prompt;
    const { cols } = this.terminal;
    const end = endOf(plain + line.text, cols);
    const caret = endOf(plain + line.text.slice(0, line.caret), cols);
    const wraps = end.column === 0 && end.row > 0 && !line.text.endsWith("\n") ? "\r\n" : "";
    const up = end.row - caret.row;
    this.terminal.write(`${shown}${line.text.replaceAll("\n", "\r\n")}${wraps}${up > 0 ? `\x1b[${up}A` : ""}\r${caret.column > 0 ? `\x1b[${caret.column}C` : ""}`);
    this.caretRow = caret.row;
  }
}
