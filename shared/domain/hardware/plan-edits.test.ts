import { describe, expect, it } from 'vitest';
import type { HardwareEdit } from '../../contract/hardware.ts';
import { type GuestFacts, planEdits } from './plan-edits.ts';

const guest = (devices = '', settings = '', attributes = '') => `<domain type='kvm'${attributes}>
  <name>web</name>
  <memory>1048576</memory>
  <currentMemory>524288</currentMemory>
  <vcpu current='1'>2</vcpu>${settings}
  <devices>
    <disk type='file' device='cdrom'><source file='/a.iso'/><target dev='sda' bus='sata'/></disk>
    <disk type='file' device='disk'><source file='/a'/><target dev='vda' bus='virtio'/></disk>
    <interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/></interface>
    <graphics type='vnc' passwd='hidden'/>${devices}
  </devices>
</domain>
`;
const set = (item: string, values: Extract<HardwareEdit, { op: 'set' }>['values']): HardwareEdit => ({
  op: 'set',
  item,
  values,
});
const RUNS: GuestFacts = { driver: 'QEMU', live: guest('', '', ` id='1'`), next: guest() };
const effects = (edits: HardwareEdit[], facts: Partial<GuestFacts> = {}) =>
  Object.fromEntries(
    planEdits(edits, { ...RUNS, ...facts }).planned.map(({ change }) => [
      [change.item, change.property].filter(part => part !== undefined).join(' '),
      change.effect,
    ]),
  );

describe('a running guest of QEMU', () => {
  it.each<[string, HardwareEdit, 'now' | 'next-start']>([
    ['domain title', set('domain', { title: 'x' }), 'now'],
    ['domain vcpu.current', set('domain', { 'vcpu.current': 2 }), 'now'],
    ['domain vcpu.maximum', set('domain', { 'vcpu.maximum': 4 }), 'next-start'],
    ['domain currentMemory', set('domain', { currentMemory: 1024 ** 3 }), 'now'],
    ['domain memory', set('domain', { memory: 2 * 1024 ** 3 }), 'next-start'],
    ['domain cputune.quota', set('domain', { 'cputune.quota': 5000 }), 'now'],
    ['domain cpu.mode', set('domain', { 'cpu.mode': 'host-model' }), 'next-start'],
    ['disk:sda source.file', set('disk:sda', { 'source.file': '/b.iso' }), 'now'],
    ['disk:vda source.file', set('disk:vda', { 'source.file': '/b' }), 'next-start'],
    ['disk:vda ioTune.readBytesPerSecond', set('disk:vda', { 'ioTune.readBytesPerSecond': 9 }), 'now'],
    [
      'interface:52:54:00:00:00:01 linkState',
      set('interface:52:54:00:00:00:01', { linkState: 'down' }),
      'now',
    ],
    [
      'interface:52:54:00:00:00:01 model',
      set('interface:52:54:00:00:00:01', { model: 'e1000' }),
      'next-start',
    ],
    ['graphics:vnc password', set('graphics:vnc', { password: 'x' }), 'now'],
    ['rng', { op: 'add', element: 'rng', values: { model: 'virtio' } }, 'now'],
    ['sound', { op: 'add', element: 'sound', values: { model: 'ich9' } }, 'next-start'],
    ['disk:vda', { op: 'remove', item: 'disk:vda' }, 'now'],
    ['disk:sda', { op: 'remove', item: 'disk:sda' }, 'next-start'],
  ])('%s', (name, edit, effect) => {
    expect(effects([edit])).toEqual({ [name]: effect });
    const [planned] = planEdits([edit], RUNS).planned;
    if (effect === 'next-start') expect(planned?.change.why).toMatch(/\.$/);
  });

  it('cannot be given what is past what it was started with', () => {
    expect(effects([set('domain', { 'vcpu.maximum': 8, 'vcpu.current': 3 })])).toEqual({
      'domain vcpu.maximum': 'next-start',
      'domain vcpu.current': 'next-start',
    });
  });

  it('is done with what it has already, and with what waits when that is taken back', () => {
    const next = guest().replace(
      `<disk type='file' device='disk'><source file='/a'/>`,
      `<disk type='file' device='disk'><source file='/b'/>`,
    );
    expect(effects([set('disk:vda', { 'source.file': '/a' })], { next })).toEqual({
      'disk:vda source.file': 'now',
    });
    const without = guest().replace(/<interface.*<\/interface>/, '');
    const revert = [{ op: 'revert', item: 'interface:52:54:00:00:00:01' }] as const;
    const { planned, problems } = planEdits([...revert], { ...RUNS, next: without });
    expect(problems).toEqual([]);
    expect(planned).toMatchObject([{ change: { effect: 'now' }, live: { element: 'interface' } }]);
  });

  it('has nothing to change of a device that it does not have yet', () => {
    const next = guest(`<rng model='virtio'><address type='pci' bus='9'/></rng>`);
    expect(effects([set('rng:pci:9', { rateBytes: 5 })], { next })).toEqual({
      'rng:pci:9 rateBytes': 'next-start',
    });
    expect(effects([{ op: 'remove', item: 'rng:pci:9' }], { next })).toEqual({ 'rng:pci:9': 'now' });
  });

  it('keeps what goes along with a display until that goes', () => {
    const spice = `<graphics type='spice'/><channel type='spicevmc'><target type='virtio' name='s'/></channel>`;
    const facts = { live: guest(spice, '', ` id='1'`), next: guest(spice) };
    const told = effects([{ op: 'remove', item: 'graphics:spice' }], facts);
    expect(told).toEqual({ 'graphics:spice': 'next-start', 'channel:virtio:s': 'next-start' });
  });

  it('has a port for each device or the device waits', () => {
    const ports = (count: number) =>
      `<controller type='pci' index='0' model='pcie-root'/>` +
      Array.from(
        { length: count },
        (_, i) => `<controller type='pci' index='${i + 1}' model='pcie-root-port'/>`,
      ).join('');
    const live = guest(ports(2) + `<rng><address type='pci' bus='1'/></rng>`, '', ` id='1'`);
    const add = (mac: string): HardwareEdit => ({
      op: 'add',
      element: 'interface',
      values: { type: 'user', mac },
    });
    const edits = [add('52:54:00:00:00:02'), add('52:54:00:00:00:03')];
    expect(effects(edits, { live })).toEqual({
      'interface:52:54:00:00:00:02': 'now',
      'interface:52:54:00:00:00:03': 'next-start',
    });
  });
});

it('leaves the running guest alone when asked to, and when it goes on from what was saved', () => {
  expect(effects([set('domain', { title: 'x' })], { later: true })).toEqual({ 'domain title': 'next-start' });
  const { live: _, ...off } = RUNS;
  expect(
    planEdits([set('domain', { title: 'x' })], { ...off, saved: true }).planned[0]?.change,
  ).toMatchObject({
    effect: 'next-start',
    why: expect.stringContaining('saved') as string,
  });
  expect(planEdits([set('domain', { 'cpu.mode': 'maximum' })], off).planned[0]?.change.effect).toBe('now');
});

it('refuses what can only be later to a guest that is gone by then', () => {
  const { next: _, ...transient } = RUNS;
  const { problems } = planEdits([set('domain', { title: 'x', 'cpu.mode': 'maximum' })], transient);
  expect(problems).toMatchObject([{ edit: 0, property: 'cpu.mode', failure: { code: 'STATE_INVALID' } }]);
});

it('tells no password', () => {
  const { planned } = planEdits([set('graphics:vnc', { password: 'new' })], { ...RUNS, secrets: true });
  expect(JSON.stringify(planned.map(({ change }) => change))).not.toMatch(/hidden|new/);
});

it('warns of what goes to QEMU behind libvirt’s back', () => {
  const edit = set('domain', { 'qemuCommandline.args': [{ value: '-S' }] });
  expect(planEdits([set('domain', { title: 'x' }), edit], RUNS).warnings).toMatchObject([
    { edit: 1, property: 'qemuCommandline.args' },
  ]);
});
