import type { ITheme } from "@xterm/xterm";

const COLOURS = {
  background: "--surface", foreground: "--code-fg", cursor: "--gam-stroke", cursorAccent: "--surface", selectionBackground: "--code-select",
  blue: "--jjok-fg", green: "--ssuk-fg", red: "--kkok-fg", yellow: "--chija-fg", brightBlack: "--ink-3",
} as const satisfies Partial<Record<keyof ITheme, string>>;

/** The page's colours as they are now; a probe resolves what depends on the theme. */
export function terminalColours(near: HTMLElement): ITheme {
  const probe = document.createElement("span");
  near.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const theme = Object.fromEntries(Object.entries(COLOURS).map(([name, token]) => [name, colour(token)]));
  probe.remove();
  return theme;
}
