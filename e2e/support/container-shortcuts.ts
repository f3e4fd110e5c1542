/** Shortcuts about a container, as the sheet names them, with their keys as Playwright presses them. */
export const containerShortcuts = [
  { title: 'Pause', keys: 'p' },
  { title: 'Resume', keys: 'p' },
  { title: 'Restart', keys: 'Shift+R' },
  { title: 'Kill…', keys: 'Shift+F' },
  { title: 'Rename…', keys: 'F2' },
  { title: 'Limits…', keys: 'Shift+L' },
  { title: 'Make an image of it…', keys: 'Shift+M' },
  { title: 'Export its files…', keys: 'e' },
  { title: 'Remove…', keys: 'Delete' },
  { title: 'Read its log', keys: 'l' },
  { title: 'Open a shell inside', keys: 'Shift+O' },
  { title: 'Copy address', keys: 'c' },
  { title: 'Open in the browser', keys: 'o' },
  { title: 'Stop', keys: 'Shift+S' },
  { title: 'Start', keys: 's' },
] as const;

export type ContainerShortcut = (typeof containerShortcuts)[number]['title'];
