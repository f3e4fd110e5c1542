import type { WebContents } from 'electron';
import { isOwnAddress } from './origin.ts';

export interface NavigationDeps {
  /** A page of ours asked for a window of its own. */
  openWindow(address: string): void;
  openExternally(address: string): void;
}

type Contents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/**
 * A page stays where it was loaded: routes change without navigating, so every navigation is somebody else's
 * idea. Electron never opens a window by itself; for an address of ours we open one with our own options.
 */
export function confineNavigation(contents: Contents, deps: NavigationDeps): void {
  const prevent = (event: { preventDefault(): void }) => event.preventDefault();
  contents.on('will-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-attach-webview', prevent);
  contents.setWindowOpenHandler(({ url }) => {
    if (isOwnAddress(url)) deps.openWindow(url);
    else deps.openExternally(url);
    return { action: 'deny' };
  });
}
