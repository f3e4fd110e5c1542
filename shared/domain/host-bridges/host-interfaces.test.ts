import { describe, expect, it } from 'vitest';
import type { HostLink } from '../wiring/host-net-facts.ts';
import { hostInterfaces } from './host-interfaces.ts';
import { type ManagerFacts, noManagers } from './manager-facts.ts';

const card: HostLink = { name: 'eth0', kind: 'physical', up: true, wireless: false, over: [], addresses: [] };
const networkd: ManagerFacts = {
  ...noManagers,
  networkd: [{ name: 'eth0', file: '/etc/systemd/network/lan.network' }],
};

function refusal(link: HostLink, managers = networkd): string | undefined {
  const net = { links: [link], routes: [], addressesKnown: true };
  return hostInterfaces({ net, managers, libvirtBridges: new Set() })[0]?.notBridgeable?.params['reason'];
}

describe('whether a bridge can take the place of an interface', () => {
  it('can where somebody makes it again at each start', () => {
    expect(refusal(card)).toBeUndefined();
    expect(refusal(card, noManagers)).toContain('next start');
  });

  it.each([
    ['a wireless card', { wireless: true }, 'one MAC address'],
    ['a bridge', { kind: 'bridge' }, 'a bridge itself'],
    ['a guest’s end', { kind: 'tap' }, 'network card'],
    ['a part of a bridge', { master: 'br0' }, 'part of br0'],
  ] as const)('cannot where it is %s', (_what, part, reason) => {
    expect(refusal({ ...card, ...part })).toContain(reason);
  });
});
