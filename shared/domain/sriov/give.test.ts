import { expect, it } from 'vitest';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { applyEdits } from '../hardware/apply-edits.ts';
import { giveEdits, giveProblems, type Giving } from './give.ts';
import { planPool } from './plan-pool.ts';
import { aCard, aHost, card, functionAt, guest, runsWith } from './testing/a-card.ts';

const own = functionAt(1).address;
const mac = '52:54:00:aa:bb:01';
const document = (giving: Giving): string => {
  const { xml } = applyEdits(
    parseDocument(`<domain type='kvm'><os><type machine='q35'>hvm</type></os><devices/></domain>`).toString(),
    giveEdits(giving),
    {},
  );
  return xml;
};

it('gives a function as a card, with address, MAC and VLAN', () => {
  const xml = document({ how: 'interface', function: own, mac, vlan: 42 });
  expect(xml).toMatch(/<interface type='hostdev' managed='yes'>/);
  expect(xml).toMatch(/<address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x1'\/>/);
  expect(xml).toContain(`<mac address='${mac}'/>`);
  expect(xml).toMatch(/<vlan>\s*<tag id='42'\/>\s*<\/vlan>/);
});

it('teams a function of a pool with a virtio card of the same address', () => {
  const xml = document({ how: 'pool', network: 'functions', mac, teamingWith: 'default' });
  const alias = /<alias name='(ua-[^']+)'\/>/.exec(xml)?.[1];
  expect(xml).toContain(`<teaming type='transient' persistent='${alias}'/>`);
  expect(xml).toContain(`<teaming type='persistent'/>`);
  expect(xml.match(new RegExp(mac, 'g'))?.length).toBe(2);
});

it('gives a function as it is', () => {
  expect(document({ how: 'device', function: own, managed: false })).toMatch(
    /<hostdev mode='subsystem' type='pci' managed='no'>/,
  );
});

it.each([
  [{ how: 'interface', function: card }, 'DEVICE_ABSENT'],
  [{ how: 'pool', network: 'none' }, 'NETWORK_ABSENT'],
  [{ how: 'pool', network: 'stopped' }, 'NETWORK_INACTIVE'],
  [{ how: 'interface', function: own, vlan: 4095 }, 'INPUT_INVALID'],
  [{ how: 'interface', function: own, mac: '53:54:00:00:00:00' }, 'INPUT_INVALID'],
  [{ how: 'interface', function: own, teamingWith: 'default' }, 'INPUT_INVALID'],
  [{ how: 'interface', function: functionAt(2).address }, 'RESOURCE_BUSY'],
] as const)('refuses %j', (giving, code) => {
  const device = aCard({
    functions: [functionAt(0), functionAt(1), functionAt(2, { usedBy: [runsWith()] })],
  });
  const stopped = { name: 'stopped', uuid: guest, active: false, autostart: false, connected: 0, usedBy: [] };
  const state = aHost(device, { pools: [stopped] });
  expect(giveProblems(giving, guest, state).map(failure => failure.code)).toEqual([code]);
});

it('plans a pool, and keeps it while a guest runs with it', () => {
  const define = { do: 'define', device: card, name: 'functions', autostart: true } as const;
  const { plan, work } = planPool(define, aHost(aCard()), ['default']);
  expect(plan.problems).toEqual([]);
  expect(work.map(step => step.do)).toEqual(['define', 'start', 'autostart']);
  expect(work[0]).toMatchObject({ xml: expect.stringContaining(`<pf dev='enp3s0'/>`) });
  expect(planPool(define, aHost(aCard()), ['functions']).plan.problems).toMatchObject([
    { field: 'name', failure: { code: 'NAME_TAKEN' } },
  ]);
  expect(planPool(define, aHost(aCard({ functions: [] })), []).plan.problems).toMatchObject([
    { failure: { code: 'STATE_INVALID' } },
  ]);

  const used = (running: boolean) => ({
    pools: [
      {
        name: 'functions',
        uuid: guest,
        active: true,
        autostart: true,
        connected: Number(running),
        device: card,
        usedBy: [{ name: 'web', uuid: guest, running }],
      },
    ],
  });
  const remove = { do: 'delete', name: 'functions' } as const;
  expect(planPool(remove, aHost(aCard(), used(true)), []).plan.problems).toMatchObject([
    { failure: { code: 'RESOURCE_BUSY' } },
  ]);
  const [pool] = used(false).pools;
  const unknown = { pools: pool ? [{ ...pool, connected: 2, usedBy: [] }] : [] };
  expect(planPool(remove, aHost(aCard(), unknown), []).plan.problems).toMatchObject([
    { failure: { code: 'RESOURCE_BUSY', params: { reason: expect.stringContaining('2') } } },
  ]);
  const off = planPool(remove, aHost(aCard(), used(false)), []);
  expect(off.work.map(step => step.do)).toEqual(['stop', 'undefine']);
  expect(off.plan.lost).toEqual([expect.any(String), expect.stringContaining('“web”')]);
});
