import { describe, expect, it } from 'vitest';
import type { BridgeWish, HostInterface } from '../../contract/host-bridges.ts';
import { planBridge } from './plan-bridge.ts';

const card: HostInterface = {
  name: 'eth0',
  kind: 'physical',
  state: 'up',
  mac: '52:54:00:12:34:56',
  addresses: ['192.168.1.20/24'],
  members: [],
  manager: 'networkd',
  source: '/etc/systemd/network/lan.network',
  defaultRoute: true,
  carriesUs: true,
  ours: false,
};
const bridge: HostInterface = {
  ...card,
  name: 'br7',
  kind: 'bridge',
  members: ['vnet0', 'eth7'],
  ours: true,
};
const tap: HostInterface = { ...card, name: 'vnet0', kind: 'tap', manager: 'libvirt', master: 'br7' };
const context = { interfaces: [card, bridge, tap], systemd: true, host: 'inn' };

const make = (part: Partial<Extract<BridgeWish, { do: 'make' }>> = {}): BridgeWish => ({
  do: 'make',
  bridge: 'br0',
  port: 'eth0',
  addressing: { mode: 'keep' },
  stp: false,
  seconds: 90,
  ...part,
});
const problemsOf = (wish: BridgeWish, of = context) =>
  planBridge(wish, of).problems.map(({ field, failure }) => [field, failure.code]);

describe('a bridge in the place of a card', () => {
  it('begins with the timer, and takes over what the card has', () => {
    const { steps, problems } = planBridge(make(), context);
    expect(problems).toEqual([]);
    expect(steps).toEqual([
      { do: 'confirm-within', seconds: 90 },
      {
        do: 'make-bridge',
        manager: 'networkd',
        bridge: 'br0',
        port: 'eth0',
        source: '/etc/systemd/network/lan.network',
        mac: '52:54:00:12:34:56',
        stp: false,
        addressing: 'keep',
        addresses: [],
        gateways: [],
        dns: [],
      },
    ]);
  });

  it('tells who comes by that card that he may be cut off', () => {
    const { warnings, lost } = planBridge(make(), context);
    expect(warnings.map(({ why }) => why).join()).toContain('after 90 seconds');
    expect(lost).toHaveLength(1);
    const other = { ...context, interfaces: [{ ...card, carriesUs: false, defaultRoute: false }] };
    expect(planBridge(make(), other).warnings).toEqual([]);
  });

  it('warns where a restart would not undo it', () => {
    const { warnings } = planBridge(make(), { ...context, systemd: false });
    expect(warnings.map(({ text }) => text)).toContain('This host does not run systemd.');
  });

  it.each([
    ['a name that is taken', make({ bridge: 'br7' }), [['bridge', 'NAME_TAKEN']]],
    ['a name that is none', make({ bridge: 'br 0' }), [['bridge', 'INPUT_INVALID']]],
    ['a card that is not there', make({ port: 'eth9' }), [['port', 'DEVICE_ABSENT']]],
    [
      'an address without its prefix',
      make({ addressing: { mode: 'static', addresses: ['10.0.0.1'], gateways: [], dns: [] } }),
      [['addressing.addresses.0', 'INPUT_INVALID']],
    ],
    [
      'a gateway that is elsewhere',
      make({ addressing: { mode: 'static', addresses: ['10.0.0.2/24'], gateways: ['10.0.9.1'], dns: [] } }),
      [['addressing.gateways.0', 'INPUT_INVALID']],
    ],
    [
      'no address at all',
      make({ addressing: { mode: 'static', addresses: [], gateways: [], dns: [] } }),
      [['addressing', 'INPUT_INVALID']],
    ],
  ] as const)('refuses %s, and then has no steps', (_what, wish, problems) => {
    expect(problemsOf(wish)).toEqual(problems);
    expect(planBridge(wish, context).steps).toEqual([]);
  });

  it('refuses a card that no bridge can stand on, or that has nothing to take over', () => {
    const { source: _gone, ...rest } = card;
    const notBridgeable = { code: 'UNSUPPORTED' as const, params: {} };
    const bare = { ...context, interfaces: [{ ...rest, manager: 'none' as const, notBridgeable }] };
    expect(problemsOf(make({ addressing: { mode: 'dhcp' } }), bare)).toEqual([['port', 'UNSUPPORTED']]);
    const silent = { ...context, interfaces: [rest] };
    expect(problemsOf(make(), silent)).toEqual([['addressing', 'INPUT_INVALID']]);
  });
});

describe('the removal of a bridge', () => {
  it('gives its card back what it had, and names the guests that it cuts', () => {
    const { steps, lost } = planBridge({ do: 'remove', bridge: 'br7', seconds: 60 }, context);
    expect(steps.at(-1)).toEqual({ do: 'remove-bridge', manager: 'networkd', bridge: 'br7', port: 'eth7' });
    expect(lost.join()).toContain('vnet0');
  });

  it('is of our own bridges only', () => {
    const foreign = { ...context, interfaces: [{ ...bridge, ours: false }] };
    expect(problemsOf({ do: 'remove', bridge: 'br7', seconds: 60 }, foreign)).toEqual([
      ['bridge', 'UNSUPPORTED'],
    ]);
  });
});
