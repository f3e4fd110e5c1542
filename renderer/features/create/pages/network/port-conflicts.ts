import type { PortForward } from '#shared/contract/create/nic.ts';

/** Below this only root may listen (ip-sysctl, ip_unprivileged_port_start). */
const firstFreePort = 1024;
/** Makes 2222 of ssh’s 22. */
const highUp = 2200;

/** What is wrong with each forward, in a sentence; undefined for those that are fine. */
export function portConflicts(forwards: readonly PortForward[]): (string | undefined)[] {
  return forwards.map((forward, at) => {
    const { host, guest, address } = forward;
    if (!isPort(host) || !isPort(guest)) return 'A port is a number from 1 to 65535.';
    const first = forwards.findIndex(each => collides(each, forward));
    if (first < at) return `Port ${host} of the host is forwarded above already.`;
    if (host < firstFreePort)
      return `Ports below ${firstFreePort} are root’s: QEMU may not listen on ${address ?? '127.0.0.1'}:${host} unless the host allows it.`;
    return undefined;
  });
}

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65_535;

/** 0.0.0.0 is every address. */
function collides(a: PortForward, b: PortForward): boolean {
  const [one, other] = [a.address ?? '127.0.0.1', b.address ?? '127.0.0.1'];
  return (
    a.protocol === b.protocol &&
    a.host === b.host &&
    (one === other || one === '0.0.0.0' || other === '0.0.0.0')
  );
}

/** A port of the host for this one of the guest: the usual offset, or the next that is free. */
export function hostPortFor(guest: number, forwards: readonly PortForward[]): number {
  const taken = new Set(forwards.map(({ host }) => host));
  let port = guest < firstFreePort ? guest + highUp : guest;
  while (taken.has(port) && port < 65_535) port += 1;
  return port;
}
