import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { type DesktopBridge, requestPort } from './desktop.ts';

type Link = ClientLink<ClientContext>;

/** The same host and scheme as the page, as a WebSocket address. */
export function socketAddress(path: string, page: Pick<Location, 'origin'> = location): string {
  return `${page.origin.replace(/^http/, 'ws')}${path}`;
}

async function desktopLink(bridge: DesktopBridge): Promise<Link> {
  const port = await requestPort(bridge, { kind: 'rpc' });
  const link = new PortLink({ port });
  port.start();
  return link;
}

/**
 * A socket that cannot open says nothing about why. When it is because the session is over, the page itself is
 * answered with the way to the login page.
 */
async function leaveIfSignedOut(): Promise<void> {
  const answer = await fetch('/', { method: 'HEAD', redirect: 'manual', cache: 'no-store' }).catch(
    () => undefined,
  );
  if (answer?.type === 'opaqueredirect') location.assign('/login');
}

/** Calls over a WebSocket; after it broke, the next call opens another. */
class BrowserLink implements Link {
  #current: Link | undefined;

  call(...call: Parameters<Link['call']>): Promise<unknown> {
    this.#current ??= this.#connect();
    return this.#current.call(...call);
  }

  #connect(): Link {
    const websocket = new WebSocket(socketAddress('/rpc'));
    websocket.binaryType = 'arraybuffer';
    let opened = false;
    websocket.addEventListener('open', () => {
      opened = true;
    });
    websocket.addEventListener('close', () => {
      if (this.#current === link) this.#current = undefined;
      if (!opened) void leaveIfSignedOut();
    });
    const link = new SocketLink({ websocket });
    return link;
  }
}

/** Calls over the port of this window, which lives as long as the window. */
class DesktopLink implements Link {
  readonly #link: Promise<Link>;

  constructor(bridge: DesktopBridge) {
    this.#link = desktopLink(bridge);
  }

  async call(...call: Parameters<Link['call']>): Promise<unknown> {
    return (await this.#link).call(...call);
  }
}

/** The way to the backend, whichever front the page is in. */
export function createTransport(): Link {
  return window.innkeeper === undefined ? new BrowserLink() : new DesktopLink(window.innkeeper);
}
