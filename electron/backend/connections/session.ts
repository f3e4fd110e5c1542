import { parseUri } from 'node-libvirt';
import type { LiveConnection } from '../ports.ts';

/** Guests of a session run as the user who asks: no networks of the host, no other user for QEMU. */
export function isSession(live: Pick<LiveConnection, 'uri'>): boolean {
  return parseUri(live.uri).path === '/session';
}
