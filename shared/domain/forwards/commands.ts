import type { Command } from '../../contract/forwards.ts';
import type { Transport } from '../../contract/values.ts';

interface Reached {
  readonly protocol: Transport;
  /** Of the guest. */
  readonly toPort: number;
}

const schemes: Readonly<Partial<Record<number, string>>> = {
  80: 'http',
  8080: 'http',
  443: 'https',
  8443: 'https',
};

/** What one types to get to that port: ssh for 22, an address for the web's, netcat for others. */
function commandTo({ protocol, toPort }: Reached, host: string, port: number): string {
  if (protocol === 'udp') return `nc -u ${host} ${port}`;
  if (toPort === 22) return port === 22 ? `ssh ${host}` : `ssh -p ${port} ${host}`;
  if (toPort === 3389) return `xfreerdp /v:${host}:${port}`;
  const scheme = schemes[toPort];
  return scheme === undefined ? `nc ${host} ${port}` : `curl ${scheme}://${host}:${port}/`;
}

interface Way extends Reached {
  /** Where the host is told to listen; missing: everywhere. */
  readonly listen?: string | undefined;
  readonly port: number;
}

/**
 * To a port of the host: from the host itself, and from elsewhere where others reach it at all. Through `ssh` it is
 * reached from this computer whatever the host listens on.
 */
export function forwardCommands(
  way: Way,
  { hostAddresses, ssh }: { readonly hostAddresses: readonly string[]; readonly ssh?: string },
): Command[] {
  const { listen, port } = way;
  const loopback = listen?.startsWith('127.') === true;
  const outside = loopback ? undefined : (listen ?? hostAddresses[0]);
  const own = listen ?? '127.0.0.1';
  return [
    ...(outside === undefined
      ? []
      : [{ text: commandTo(way, outside, port), where: 'from other computers' }]),
    ...(own === outside ? [] : [{ text: commandTo(way, own, port), where: 'on the host' }]),
    ...(ssh === undefined ? [] : [tunnel(way, ssh, `${own}:${port}`)]),
  ];
}

/** To the guest's own address. */
export function directCommands(
  reached: Reached,
  address: string,
  { where, ssh }: { readonly where: string; readonly ssh?: string | undefined },
): Command[] {
  return [
    { text: commandTo(reached, address, reached.toPort), where },
    ...(ssh === undefined ? [] : [tunnel(reached, ssh, `${address}:${reached.toPort}`)]),
  ];
}

/** ssh(1) -L, for what only the host reaches: UDP does not go through it. */
function tunnel({ protocol, toPort }: Reached, ssh: string, to: string): Command {
  if (protocol === 'udp') return { text: `ssh ${ssh}`, where: 'to the host first' };
  const port = toPort < 1024 ? toPort + 10_000 : toPort;
  return { text: `ssh -L ${port}:${to} ${ssh}`, where: `from this computer, then 127.0.0.1 port ${port}` };
}
