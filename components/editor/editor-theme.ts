import { monaco } from "./monaco";

/** Name of the one Monaco theme; it is defined anew from the design tokens whenever the page's theme changes. */
export const EDITOR_THEME = "kkori";

const TOKEN_COLOURS: Record<string, string> = {
  comment: "--code-comment",
  keyword: "--code-key",
  "keyword.control": "--code-key",
  type: "--code-key",
  "type.identifier": "--code-key",
  predefined: "--code-key",
  constant: "--code-num",
  string: "--code-str",
  "string.sql": "--code-str",
  "operator.sql": "--code-key",
  "predefined.sql": "--code-key",
  "string.key.json": "--code-var",
  "string.value.json": "--code-str",
  "keyword.json": "--code-key",
  "string.yaml": "--code-str",
  "attribute.value": "--code-str",
  number: "--code-num",
  "number.hex": "--code-num",
  annotation: "--code-comment",
  regexp: "--code-str",
  key: "--code-var",
  "keyword.flow": "--code-key",
  "variable.parameter": "--code-var",
  invalid: "--code-fg",
  variable: "--code-var",
  "variable.predefined": "--code-var",
  metatag: "--code-comment",
  attribute: "--code-fg",
  "attribute.name": "--code-var",
  delimiter: "--code-fg",
  operator: "--code-fg",
  tag: "--code-key",
};

const STRONG = new Set(["keyword", "keyword.control", "type.identifier"]);

const EDITOR_COLOURS: Record<string, string> = {
  "editor.background": "--code-bg",
  "editor.foreground": "--code-fg",
  "editorLineNumber.foreground": "--code-gutter",
  "editorLineNumber.activeForeground": "--code-fg",
  "editor.lineHighlightBackground": "--code-line",
  "editor.selectionBackground": "--code-select",
  "editor.inactiveSelectionBackground": "--code-select",
  "editor.selectionHighlightBackground": "--code-line",
  "editorCursor.foreground": "--gam-stroke",
  "editorIndentGuide.background1": "--line-1",
  "editorIndentGuide.activeBackground1": "--line-2",
  "editorBracketMatch.background": "--code-select",
  "editorBracketMatch.border": "--jjok-line",
  "editor.rangeHighlightBackground": "--code-line",
  "editor.findMatchBackground": "--chija-mark",
  "editor.findMatchHighlightBackground": "--chija-soft",
  "editorWidget.background": "--raised",
  "editorWidget.foreground": "--ink-1",
  "editorWidget.border": "--line-2",
  "widget.shadow": "--scrim",
  "input.background": "--surface",
  "input.foreground": "--ink-1",
  "input.border": "--line-ctl",
  "inputOption.activeBackground": "--jjok-soft",
  "inputOption.activeForeground": "--jjok-fg",
  "menu.background": "--raised",
  "menu.foreground": "--ink-1",
  "menu.selectionBackground": "--hover",
  "menu.selectionForeground": "--ink-1",
  "menu.border": "--line-2",
  "menu.separatorBackground": "--line-1",
  "scrollbarSlider.background": "--line-2",
  "scrollbarSlider.hoverBackground": "--line-ctl",
  "scrollbarSlider.activeBackground": "--line-ctl",
  focusBorder: "--jjok-solid",
};

/** Defines the theme from the tokens as they compute now and makes it the current one. */
export function applyEditorTheme(): void {
  const read = colourReader();
  const rules = Object.entries(TOKEN_COLOURS).map(([token, name]) => ({
    token,
    foreground: read(name).slice(1, 7),
    ...(STRONG.has(token) ? { fontStyle: "bold" } : {}),
  }));
  const colors = Object.fromEntries(Object.entries(EDITOR_COLOURS).map(([key, name]) => [key, read(name)]));
  monaco.editor.defineTheme(EDITOR_THEME, {
    base: isDark(read("--surface")) ? "vs-dark" : "vs",
    inherit: true,
    rules: [{ token: "", foreground: read("--code-fg").slice(1, 7) }, ...rules],
    colors: { ...colors, "editor.lineHighlightBorder": "#00000000", "scrollbar.shadow": "#00000000" },
  });
  monaco.editor.setTheme(EDITOR_THEME);
}

/** Applies the theme now and after every change of the page's theme or the system's. Returns the way to stop. */
export function followTheme(): () => void {
  applyEditorTheme();
  const observer = new MutationObserver(applyEditorTheme);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "style", "class"] });
  const queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"].map((query) => window.matchMedia(query));
  for (const query of queries) query.addEventListener("change", applyEditorTheme);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", applyEditorTheme);
  };
}

/** Reads a token as `#rrggbbaa`. Monaco takes hex only, while the tokens are `light-dark(oklch(...))`; painting one pixel resolves both. */
function colourReader(): (token: string) => string {
  const probe = document.createElement("span");
  probe.style.transition = "none";
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (token) => {
    document.documentElement.append(probe);
    probe.style.color = `var(${token})`;
    const computed = getComputedStyle(probe).color;
    probe.remove();
    if (!context) return "#808080ff";
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = computed;
    context.fillRect(0, 0, 1, 1);
    return `#${[...context.getImageData(0, 0, 1, 1).data].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
}

function isDark(hex: string): boolean {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return part(1) * 0.299 + part(3) * 0.587 + part(5) * 0.114 < 128;
}
