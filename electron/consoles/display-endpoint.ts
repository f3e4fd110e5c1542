import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { ConsoleError } from './byte-pipe.ts';

/** Where a display listens, seen from its own host. */
export type Endpoint =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string };

export interface DisplayEndpoint {
  readonly endpoint: Endpoint;
  /** The display's own password; only in a document that was read with secrets. */
  readonly password?: string;
}

/** A display that listens on every address is reached on loopback, as we are on its host or brought there by ssh. */
const everyAddress: Readonly<Record<string, string>> = {
  '0.0.0.0': '127.0.0.1',
  '::': '::1',
  '': '127.0.0.1',
};

function listenEndpoint(graphics: XmlElement): Endpoint | undefined {
  const listens = graphics.elements('listen');
  const socket =
    listens.find(listen => listen.attr('type') === 'socket')?.attr('socket') ?? graphics.attr('socket');
  if (socket !== undefined) return { kind: 'unix', path: socket };
  const port = Number(graphics.attr('port') ?? '-1');
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return undefined;
  const address = listens.find(listen => listen.attr('address') !== undefined)?.attr('address');
  const host = address ?? graphics.attr('listen') ?? '127.0.0.1';
  return { kind: 'tcp', host: everyAddress[host] ?? host, port };
}

/**
 * Where the `index`-th `<graphics>` of a running domain's document listens
 * (https://libvirt.org/formatdomain.html#graphical-framebuffers).
 * Throws DISPLAY_SPICE_ONLY where it is SPICE and no VNC stands beside it, else CONSOLE_UNAVAILABLE.
 */
export function displayEndpoint(xml: string, index: number, name: string): DisplayEndpoint {
  const all = parseDocument(xml).root.child('devices')?.elements('graphics') ?? [];
  const graphics = all[index];
  if (graphics === undefined) throw new ConsoleError('CONSOLE_UNAVAILABLE', { name, reason: 'no-display' });
  const type = graphics.attr('type');
  if (type !== 'vnc') {
    const spiceOnly = type === 'spice' && !all.some(other => other.attr('type') === 'vnc');
    if (spiceOnly) throw new ConsoleError('DISPLAY_SPICE_ONLY', { name });
    throw new ConsoleError('CONSOLE_UNAVAILABLE', { name, reason: 'not-vnc', type: type ?? '' });
  }
  const endpoint = listenEndpoint(graphics);
  if (endpoint === undefined)
    throw new ConsoleError('CONSOLE_UNAVAILABLE', { name, reason: 'not-listening' });
  const password = graphics.attr('passwd');
  return { endpoint, ...(password === undefined ? {} : { password }) };
}
