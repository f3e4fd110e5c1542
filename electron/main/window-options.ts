import type { BrowserWindowConstructorOptions } from 'electron';

export interface Bounds {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
}

export interface WindowLook {
  readonly bounds: Bounds;
  readonly preload: string;
  readonly icon: string;
  /** Shown before the page is drawn, so that a dark window does not flash white. */
  readonly dark: boolean;
  readonly packaged: boolean;
}

/** The options of every window there is. */
export function windowOptions(look: WindowLook): BrowserWindowConstructorOptions {
  return {
    ...look.bounds,
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Innkeeper',
    icon: look.icon,
    autoHideMenuBar: true,
    backgroundColor: look.dark ? '#0f1217' : '#f6f7f9',
    webPreferences: {
      preload: look.preload,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !look.packaged,
    },
  };
}
