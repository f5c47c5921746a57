export type ShortcutAction =
  | { name: "reveal" | "undo" | "drop" | "queue" | "next" | "previous" | "expand" | "search" | "nextCriterion" | "previousCriterion" | "releaseAsked" }
  | { name: "switchScope" | "notObserved" | "pin" | "note" | "follow" | "pause" | "adHoc" | "help" }
  | { name: "level"; level: 1 | 2 | 3 | 4 | 5 };
export type ShortcutName = ShortcutAction["name"];

export type KeyPress = Pick<KeyboardEvent, "code" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "repeat">;

const PLAIN: Record<string, ShortcutAction> = {
  KeyR: { name: "reveal" },
  KeyZ: { name: "undo" },
  KeyX: { name: "drop" },
  KeyQ: { name: "queue" },
  KeyJ: { name: "next" },
  KeyK: { name: "previous" },
  Enter: { name: "expand" },
  NumpadEnter: { name: "expand" },
  Slash: { name: "search" },
  KeyC: { name: "nextCriterion" },
  KeyS: { name: "switchScope" },
  KeyO: { name: "notObserved" },
  Digit0: { name: "notObserved" },
  Numpad0: { name: "notObserved" },
  KeyP: { name: "pin" },
  KeyN: { name: "note" },
  KeyF: { name: "follow" },
  KeyE: { name: "releaseAsked" },
  KeyT: { name: "adHoc" },
  ...levels("Digit"),
  ...levels("Numpad"),
};

const SHIFTED: Record<string, ShortcutAction> = {
  KeyC: { name: "previousCriterion" },
  KeyP: { name: "pause" },
  Slash: { name: "help" },
};

const REPEATABLE: ReadonlySet<ShortcutName> = new Set(["next", "previous", "nextCriterion", "previousCriterion"]);

/**
 * What a key press means on the console, or null. Reads `code`, so a Hangul layout changes nothing; a press while an input method composes,
 * with a command modifier, or a held key for anything but moving means nothing.
 */
export function shortcutFor(press: KeyPress): ShortcutAction | null {
  if (press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return null;
  const action = (press.shiftKey ? SHIFTED : PLAIN)[press.code] ?? null;
  return action && press.repeat && !REPEATABLE.has(action.name) ? null : action;
}

/** Shortcuts that only the interviewer has. */
export const INTERVIEWER_ONLY: ReadonlySet<ShortcutName> = new Set(["reveal", "undo", "drop", "queue", "pause", "adHoc", "releaseAsked"]);

function levels(prefix: "Digit" | "Numpad"): Record<string, ShortcutAction> {
  return Object.fromEntries(([1, 2, 3, 4, 5] as const).map((level) => [`${prefix}${level}`, { name: "level", level }]));
}
