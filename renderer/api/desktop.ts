/** What the preload adds to the page in the desktop app; electron/preload has its other half. */
export interface DesktopBridge {
  readonly front: 'desktop';
  /** Asks the main process for a port; it comes as a message of this window that carries `id`. */
  requestPort(request: PortRequest, id: string): void;
  /** Where a file lies that a person dropped or picked; empty where nobody can tell. */
  pathOf(file: File): string;
}

export type PortRequest =
  | { readonly kind: 'rpc' }
  | { readonly kind: 'console' | 'drag'; readonly ticket: string };

declare global {
  interface Window {
    readonly innkeeper?: DesktopBridge;
  }
}

/** A port to the main process, started by whoever listens to it. */
export function requestPort(bridge: DesktopBridge, request: PortRequest): Promise<MessagePort> {
  const id = crypto.randomUUID();
  return new Promise(resolve => {
    const onMessage = (event: MessageEvent<{ innkeeperPort?: unknown } | null>) => {
      const port = event.ports[0];
      if (event.source !== window || event.data?.innkeeperPort !== id || port === undefined) return;
      window.removeEventListener('message', onMessage);
      resolve(port);
    };
    window.addEventListener('message', onMessage);
    bridge.requestPort(request, id);
  });
}
