import type { AnswerLanguage } from "@/lib/protocol/ids";
import { EDITOR_THEME } from "./editor-theme";
import type { monaco } from "./monaco";

type Options = monaco.editor.IStandaloneEditorConstructionOptions;

/** What never changes: a calm surface without suggestions, hints, minimap or rulers. */
export const FIXED_OPTIONS: Options = {
  theme: EDITOR_THEME,
  automaticLayout: true,
  minimap: { enabled: false },
  fontFamily: "var(--font-mono)",
  fontWeight: "420",
  fontLigatures: false,
  letterSpacing: 0,
  glyphMargin: false,
  folding: false,
  cursorWidth: 2,
  scrollBeyondLastLine: false,
  renderFinalNewline: "on",
  scrollBeyondLastColumn: 2,
  renderLineHighlight: "all",
  renderLineHighlightOnlyWhenFocus: true,
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false, alwaysConsumeMouseWheel: false },
  stickyScroll: { enabled: false },
  guides: { indentation: false, bracketPairs: false },
  bracketPairColorization: { enabled: false },
  occurrencesHighlight: "off",
  selectionHighlight: false,
  quickSuggestions: false,
  wordBasedSuggestions: "off",
  suggestOnTriggerCharacters: false,
  parameterHints: { enabled: false },
  hover: { enabled: "off" },
  links: false,
  colorDecorators: false,
  unusualLineTerminators: "off",
  dragAndDrop: false,
  dropIntoEditor: { enabled: false },
  copyWithSyntaxHighlighting: false,
  // A shadow root would cut the context menu off from the theme's colours.
  useShadowDOM: false,
  fixedOverflowWidgets: true,
  find: { addExtraSpaceOnTop: false, seedSearchStringFromSelection: "selection" },
};

/** Text longer than this wraps by Monaco's own estimate; the browser's exact wrapping would take too long. In UTF-16 units. */
const EXACT_WRAP_MAX_CHARS = 60_000;

/** What depends on the answer and the screen. Sizes in CSS pixels. */
export function changingOptions(state: { language: AnswerLanguage; readOnly: boolean; phone: boolean; chars: number; calm: boolean; ariaLabel: string; readOnlyMessage: string }): Options {
  return {
    readOnly: state.readOnly,
    domReadOnly: state.readOnly,
    readOnlyMessage: { value: state.readOnlyMessage },
    ariaLabel: state.ariaLabel,
    fontSize: state.phone ? 12.5 : 14,
    lineHeight: state.phone ? 21 : 24,
    lineNumbersMinChars: state.phone ? 3 : 4,
    lineDecorationsWidth: state.phone ? 8 : 16,
    padding: { top: 12, bottom: 12 },
    wordWrap: state.phone || state.language === "markdown" ? "on" : "off",
    // Hangul is not as wide as the estimate for full-width letters, so that only the browser wraps it where it should.
    wrappingStrategy: state.chars <= EXACT_WRAP_MAX_CHARS ? "advanced" : "simple",
    cursorBlinking: state.calm ? "solid" : "blink",
  };
}
