import { BrowserWindow, nativeTheme, screen, shell } from 'electron';
import { openExternally } from './external-links.ts';
import { confineNavigation } from './navigation.ts';
import { appOrigin } from './origin.ts';
import type { Paths } from './paths.ts';
import { type Bounds, windowOptions } from './window-options.ts';
import { boundsOn, readWindowState, writeWindowState } from './window-state.ts';

const consoleBounds: Bounds = { width: 1060, height: 820 };

export interface WindowsDeps {
  readonly paths: Paths;
  readonly stateDir: string;
  readonly packaged: boolean;
}

/** The windows that are open: main ones, and consoles in windows of their own. */
export class Windows {
  readonly #deps: WindowsDeps;
  readonly #consoles = new Map<string, BrowserWindow>();

  constructor(deps: WindowsDeps) {
    this.#deps = deps;
  }

  /** The frame with every page, where the last one stood. */
  openMain(): void {
    const state = readWindowState(this.#deps.stateDir);
    const displays = screen.getAllDisplays().map(display => display.workArea);
    const first = BrowserWindow.getAllWindows().length === 0;
    const { width, height, ...place } = boundsOn(displays, state);
    const window = this.#open(`${appOrigin}/`, { width, height, ...(first ? place : {}) });
    if (state?.maximized === true && first) window.maximize();
    window.on('close', () => {
      writeWindowState(this.#deps.stateDir, { ...window.getNormalBounds(), maximized: window.isMaximized() });
    });
  }

  focusMain(): void {
    const consoles = new Set(this.#consoles.values());
    const main = BrowserWindow.getAllWindows().find(window => !consoles.has(window));
    if (main === undefined) {
      this.openMain();
      return;
    }
    if (main.isMinimized()) main.restore();
    main.focus();
  }

  /** A page of ours in a window of its own: the one that shows it already, or a new one. */
  #openOwn(address: string): void {
    const known = this.#consoles.get(address);
    if (known !== undefined) {
      known.focus();
      return;
    }
    const window = this.#open(address, consoleBounds);
    // Its keys belong to the guest, those of the menu included.
    window.removeMenu();
    this.#consoles.set(address, window);
    window.on('closed', () => this.#consoles.delete(address));
  }

  #open(address: string, bounds: Bounds): BrowserWindow {
    const { paths, packaged } = this.#deps;
    const window = new BrowserWindow(
      windowOptions({
        bounds,
        preload: paths.preload,
        icon: paths.icon,
        dark: nativeTheme.shouldUseDarkColors,
        packaged,
      }),
    );
    confineNavigation(window.webContents, {
      openWindow: own => this.#openOwn(own),
      openExternally: link => void openExternally(link, safe => shell.openExternal(safe)),
    });
    window.once('ready-to-show', () => window.show());
    void window.loadURL(address);
    return window;
  }
}
