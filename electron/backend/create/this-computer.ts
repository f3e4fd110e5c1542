import type { LiveConnection } from '../ports.ts';

/**
 * Files of this computer tell of the connection's host. libvirt's test driver runs here too, but its host is
 * invented.
 */
export function isThisComputer(live: Pick<LiveConnection, 'host'>): boolean {
  return live.host.local && !/^test$/i.test(live.host.driver);
}
