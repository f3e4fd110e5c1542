import { createHash } from 'node:crypto';
import type { LibvirtUri } from 'node-libvirt';
import { formatUri } from 'node-libvirt';
import type { ConnectionId } from '#shared/contract/values.ts';

/** An id that reads well in logs and is the same for the same address: host or driver, and a short hash. */
export function connectionId(uri: LibvirtUri): ConnectionId {
  const words = (uri.host ?? `${uri.driver}-${uri.path}`).toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const hash = createHash('sha256').update(formatUri(uri)).digest('hex').slice(0, 8);
  const name = words.replace(/^-+/, '').slice(0, 40).replace(/-+$/, '');
  return `${name === '' ? uri.driver : name}-${hash}` as ConnectionId;
}

/** What a connection is called until somebody names it. */
export function defaultLabel(uri: LibvirtUri): string {
  // For people: the path of a socket reads better without its escapes.
  if (uri.host === null) return decodeURIComponent(formatUri(uri));
  const account = uri.path === '/session' ? ', own guests' : '';
  return uri.driver === 'qemu' ? `${uri.host}${account}` : `${uri.host}, ${uri.driver}`;
}
