import { describe, expect, it } from "vitest";
import { shortcutFor, type KeyPress } from "@/components/console/shortcuts/shortcuts";

function press(code: string, over: Partial<KeyPress> = {}): KeyPress {
  return { code, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, repeat: false, ...over };
}

describe("console shortcuts", () => {
  it("reads the key's place, so every documented key works under a Hangul layout", () => {
    const table: Record<string, string> = {
      KeyR: "reveal", KeyZ: "undo", KeyX: "drop", KeyQ: "queue", KeyJ: "next", KeyK: "previous", Enter: "expand", Slash: "search",
      KeyC: "nextCriterion", KeyS: "switchScope", KeyO: "notObserved", Digit0: "notObserved", Numpad0: "notObserved", KeyP: "pin", KeyN: "note", KeyF: "follow", KeyT: "adHoc",
    };
    for (const [code, name] of Object.entries(table)) expect(shortcutFor(press(code))).toEqual({ name });
  });

  it("tells shifted keys apart", () => {
    expect(shortcutFor(press("KeyC", { shiftKey: true }))).toEqual({ name: "previousCriterion" });
    expect(shortcutFor(press("KeyP", { shiftKey: true }))).toEqual({ name: "pause" });
    expect(shortcutFor(press("Slash", { shiftKey: true }))).toEqual({ name: "help" });
    expect(shortcutFor(press("KeyR", { shiftKey: true }))).toBeNull();
  });

  it("gives levels from both rows of digits, and only one to five", () => {
    for (const level of [1, 2, 3, 4, 5]) {
      expect(shortcutFor(press(`Digit${level}`))).toEqual({ name: "level", level });
      expect(shortcutFor(press(`Numpad${level}`))).toEqual({ name: "level", level });
    }
    expect(shortcutFor(press("Digit6"))).toBeNull();
  });

  it("means nothing while an input method composes or with a command modifier", () => {
    expect(shortcutFor(press("KeyR", { isComposing: true }))).toBeNull();
    for (const modifier of ["ctrlKey", "metaKey", "altKey"] as const) expect(shortcutFor(press("KeyR", { [modifier]: true }))).toBeNull();
  });

  it("repeats moves only: a held R reveals once", () => {
    expect(shortcutFor(press("KeyR", { repeat: true }))).toBeNull();
    expect(shortcutFor(press("Digit3", { repeat: true }))).toBeNull();
    expect(shortcutFor(press("KeyJ", { repeat: true }))).toEqual({ name: "next" });
  });
});
