import type { RunPort } from '#shared/contract/container-run/ports.ts';
import type { HeldPort } from '../facts.ts';
import { problem, unfit, type FindProblems } from './problem.ts';

const isEvery = (address: string) => address === '0.0.0.0' || address === '::';
const isSix = (address: string) => address.includes(':');

/** Whether two that listen on one port get in each other's way. `::` takes what comes by IPv4 too. */
export function collide(one: string, other: string): boolean {
  if (one === other || one === '::' || other === '::') return true;
  return isSix(one) === isSix(other) && (isEvery(one) || isEvery(other));
}

/** Without an address an engine listens on all of both kinds. */
const addressesOf = ({ address }: RunPort) => (address === undefined ? ['0.0.0.0', '::'] : [address]);

export function holderOf(port: RunPort, held: readonly HeldPort[]): HeldPort | undefined {
  const { transport = 'tcp', host } = port;
  const there = held.filter(
    each =>
      each.port === host &&
      each.transport === transport &&
      addressesOf(port).some(address => collide(address, each.address)),
  );
  return there.find(({ holder }) => holder !== undefined) ?? there[0];
}

export const portProblems: FindProblems = ({ ports = [], network }, facts) => {
  // The host's own network has no ports of its own to be published: the engine leaves them out.
  if (network?.mode === 'host') return [];
  return ports.flatMap((port, at) => {
    if (port.host === undefined) return [];
    const transport = port.transport ?? 'tcp';
    const earlier = ports
      .slice(0, at)
      .some(
        each =>
          each.host === port.host &&
          (each.transport ?? 'tcp') === transport &&
          addressesOf(each).some(one => addressesOf(port).some(other => collide(one, other))),
      );
    if (earlier) return [unfit(`ports.${at}.host`, `Port ${port.host} is asked for twice here.`)];
    const held = holderOf(port, facts.ports);
    if (held === undefined) return [];
    const { holder } = held;
    return [
      problem(`ports.${at}.host`, 'PORT_TAKEN', {
        port: `${port.host}${transport === 'tcp' ? '' : `/${transport}`}`,
        ...(holder !== undefined && { holder }),
      }),
    ];
  });
};
