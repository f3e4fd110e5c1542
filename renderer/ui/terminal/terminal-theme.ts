import type { ITheme } from '@xterm/xterm';

/** xterm wants values, not names; a terminal is dark in both themes, as a screen is. */
export function terminalTheme(): ITheme {
  const tokens = getComputedStyle(document.documentElement);
  const token = (name: string) => tokens.getPropertyValue(name).trim();
  return {
    background: token('--screen'),
    foreground: token('--screen-text'),
    cursor: token('--screen-text'),
    selectionBackground: token('--screen-selection'),
  };
}
