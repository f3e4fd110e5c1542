import { describe, expect, it } from 'vitest';
import { pciAddressSchema } from '../../contract/create/host-device.ts';
import type { PhysicalFunction, SriovChange } from '../../contract/sriov.ts';
import { planChange } from './plan-change.ts';
import { aCard, aHost, card, functionAt, runsWith } from './testing/a-card.ts';

const plan = (change: SriovChange, device: PhysicalFunction = aCard(), reachable = true) =>
  planChange(change, {
    state: aHost(device),
    guestMacs: [{ mac: '52:54:00:00:00:99', who: '“db”' }],
    reachable,
    host: 'server',
  });
const count = (wanted: number, keep = false): SriovChange => ({
  do: 'count',
  device: card,
  count: wanted,
  keep,
});
const set = (settings: Extract<SriovChange, { do: 'settings' }>['settings'], keep = false): SriovChange => ({
  do: 'settings',
  device: card,
  index: 1,
  settings,
  keep,
});
const codes = (change: SriovChange, device?: PhysicalFunction) =>
  plan(change, device).problems.map(({ field, failure }) => [field, failure.code]);

describe('another number of functions', () => {
  it('is one step, with what the functions that stay were set to after it', () => {
    const mac = '52:54:00:aa:00:00';
    const device = aCard({
      functions: [
        functionAt(0, { settings: { mac, vlan: 20, priority: 0, spoofCheck: true } }),
        functionAt(1),
      ],
    });
    expect(plan(count(4), device).steps).toEqual([
      { do: 'virtual-functions', address: card, count: 4, when: 'now' },
      { do: 'virtual-function', address: card, index: 0, mac, vlan: 20, when: 'now' },
    ]);
  });

  it('is kept at every start, at once when there are as many already', () => {
    expect(plan(count(4, true)).steps).toMatchObject([{ count: 4, when: 'both' }]);
    expect(plan(count(3, true)).steps).toMatchObject([{ count: 3, when: 'boot' }]);
    expect(plan(count(3)).steps).toEqual([]);
    expect(plan(count(3, true), aCard({ kept: { count: 3, functions: [] } })).steps).toEqual([]);
  });

  it.each([
    ['a guest that runs', runsWith(), '“web”'],
    ['the host’s bridge', { by: 'host', name: 'enp3s0v1', how: 'member', of: 'br0' } as const, 'br0'],
    [
      'an address of the host',
      { by: 'host', name: 'enp3s0v1', how: 'address', of: '10.0.0.2' } as const,
      '10.0.0.2',
    ],
    ['what the host has mounted', { by: 'disk', name: 'nvme1n1', target: '/srv' } as const, '/srv'],
  ])('is refused while %s has one, and says who', (_, user, who) => {
    const { steps, problems } = plan(
      count(5),
      aCard({ functions: [functionAt(0), functionAt(1, { usedBy: [user] })] }),
    );
    expect(steps).toEqual([]);
    expect(problems).toMatchObject([{ field: 'count', failure: { code: 'RESOURCE_BUSY' } }]);
    expect(problems[0]?.failure.params['reason']).toContain(who);
  });

  it('only warns of a guest that is off, when it is its function that goes', () => {
    const off = { ...runsWith(), running: false };
    const device = aCard({ functions: [functionAt(0), functionAt(1, { usedBy: [off] })] });
    expect(plan(count(1), device)).toMatchObject({ problems: [], lost: [expect.stringContaining('“web”')] });
    expect(plan(count(2, true), device).lost).toEqual([]);
  });

  it('cannot be more than the device has', () => {
    expect(codes(count(8))).toEqual([['count', 'INPUT_INVALID']]);
  });
});

describe('settings of a function', () => {
  it('are what differs alone, VLAN and priority always together', () => {
    expect(plan(set({ priority: 3, trust: false })).steps).toEqual([
      { do: 'virtual-function', address: card, index: 1, priority: 3, vlan: 0, when: 'now' },
    ]);
    expect(plan(set({ trust: false })).steps).toEqual([]);
  });

  it('are kept with the function that they need, and with what was kept of others', () => {
    const device = aCard({ kept: { count: 1, functions: [{ index: 0, vlan: 7 }] } });
    expect(plan(set({ vlan: 20 }, true), device).steps).toEqual([
      { do: 'virtual-functions', address: card, count: 3, when: 'boot' },
      { do: 'virtual-function', address: card, index: 0, vlan: 7, when: 'boot' },
      { do: 'virtual-function', address: card, index: 1, vlan: 20, when: 'both' },
    ]);
  });

  it.each([
    [{ mac: '01:00:5e:00:00:01' }, 'mac'],
    [{ mac: '00:00:00:00:00:00' }, 'mac'],
    [{ mac: '52:54:00:00:00:01' }, 'mac'],
    [{ mac: '52:54:00:00:00:99' }, 'mac'],
    [{ maxRate: 2000 }, 'maxRate'],
    [{ minRate: 300, maxRate: 200 }, 'minRate'],
    [{ minRate: 1001 }, 'minRate'],
  ])('%j are refused', (settings, field) => {
    expect(codes(set(settings))).toEqual([[field, 'INPUT_INVALID']]);
  });

  it('are judged together with those of the others', () => {
    const device = aCard({ functions: [functionAt(0, { settings: { minRate: 800 } }), functionAt(1)] });
    expect(codes(set({ minRate: 300 }), device)).toEqual([['minRate', 'INPUT_INVALID']]);
    expect(codes(set({ minRate: 200 }), device)).toEqual([]);
  });

  it('warn of what is unsafe', () => {
    const { warnings } = plan(set({ mac: '00:25:90:00:00:01', spoofCheck: false, trust: true }));
    expect(warnings.map(({ text }) => text)).toEqual([
      expect.stringContaining('manufacturer'),
      expect.stringContaining('spoof check'),
      expect.stringContaining('trusted'),
    ]);
  });

  it('need the function, and a driver of the host', () => {
    expect(codes(set({ vlan: 1 }), aCard({ functions: [] }))).toEqual([['index', 'INPUT_INVALID']]);
    expect(codes(set({ vlan: 1 }), aCard({ nets: [] }))).toEqual([['settings', 'INPUT_INVALID']]);
  });
});

it('keeps all as it is, and forgets it', () => {
  const device = aCard({ functions: [functionAt(0), functionAt(1, { settings: { vlan: 9, trust: true } })] });
  expect(plan({ do: 'keep', device: card }, device).steps).toEqual([
    { do: 'virtual-functions', address: card, count: 2, when: 'boot' },
    { do: 'virtual-function', address: card, index: 1, vlan: 9, trust: true, when: 'boot' },
  ]);
  expect(plan({ do: 'forget', device: card }, device).steps).toEqual([]);
  expect(plan({ do: 'forget', device: card }, aCard({ kept: { count: 2, functions: [] } })).steps).toEqual([
    { do: 'virtual-functions', address: card, count: 0, when: 'boot' },
  ]);
});

it('refuses a device that is gone, and a host that only libvirt reaches', () => {
  const device = pciAddressSchema.parse('0000:09:00.0');
  expect(codes({ do: 'count', device, count: 1, keep: false })).toEqual([['device', 'DEVICE_ABSENT']]);
  const { problems, steps } = plan(count(4), aCard(), false);
  expect(problems).toMatchObject([{ failure: { code: 'UNSUPPORTED' } }]);
  expect(steps).toEqual([]);
});
