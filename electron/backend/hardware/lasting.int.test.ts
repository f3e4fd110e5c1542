import { describe, expect, it } from 'vitest';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import { tinyDomain } from '../testing/tiny-domain.ts';
import { failure, hardwareBench, set } from './testing/hardware-bench.ts';

const NAME = `innkeeper-engine-off-${process.pid}`;
const { disk, documents, hardware, refOf, virsh } = hardwareBench(NAME);

describe('a guest that is off', () => {
  it('is edited as a whole list of edits, and shows no password', async () => {
    await tinyDomain(virsh, NAME, { display: 'secret' });
    const guest = await refOf('off');
    const before = await virsh('dumpxml', NAME, '--inactive', '--security-info');
    const { changes } = await hardware().apply({
      guest,
      edits: [set('domain', { 'vcpu.maximum': 4, 'vcpu.current': 2, title: 'Shop' }), disk('a.img')],
    });
    const told = changes.map(({ item, property, to, effect }) => `${item} ${property} ${to} ${effect}`);
    expect(told.toSorted()).toEqual([
      'disk:vda undefined disk:vda now',
      'domain title Shop now',
      'domain vcpu.current 2 now',
      'domain vcpu.maximum 4 now',
    ]);
    const { next, nextGuest } = await documents();
    expect(next).not.toContain('hunter2');
    expect(nextGuest.title).toBe('Shop');
    const after = await virsh('dumpxml', NAME, '--inactive', '--security-info');
    expect(after).toContain(`passwd='hunter2'`);
    await hardware().apply({
      guest,
      edits: [
        set('domain', { 'vcpu.maximum': 1, 'vcpu.current': null, title: null }),
        { op: 'remove', item: 'disk:vda' },
      ],
    });
    expect(await virsh('dumpxml', NAME, '--inactive', '--security-info')).toBe(before);
  });

  it('merges with what someone else changed, and is a conflict only in the same place', async () => {
    await tinyDomain(virsh, NAME);
    const guest = await refOf('off');
    const seen = { title: null, description: null, 'vcpu.maximum': 1 };
    await virsh('desc', NAME, '--config', 'by virsh');
    await hardware().apply({ guest, edits: [set('domain', { 'vcpu.maximum': 2 }, seen)] });
    expect((await documents()).nextGuest).toMatchObject({ description: 'by virsh' });

    await virsh('desc', NAME, '--config', '--title', 'theirs');
    const edits = [set('domain', { title: 'mine', description: null }, { ...seen, description: 'by virsh' })];
    expect(await failure(hardware().apply({ guest, edits }))).toMatchObject({
      code: 'CONFLICT',
      params: { item: 'domain', property: 'title', base: '', theirs: 'theirs', mine: 'mine' },
    });
    expect((await documents()).nextGuest).toMatchObject({ title: 'theirs', description: 'by virsh' });
    const plan = await hardware().plan({ guest, edits });
    expect(plan.problems.map(({ failure: { code } }) => code)).toEqual(['CONFLICT']);
  });

  it('says what libvirt refuses, and which device the host does not have', async () => {
    await tinyDomain(virsh, NAME);
    const guest = await refOf('off');
    const before = await virsh('dumpxml', NAME);
    const rejected = await failure(
      hardware().apply({ guest, edits: [set('domain', { 'os.machine': 'pc-of-tomorrow' })] }),
    );
    expect(rejected?.code).toBe('DOCUMENT_REJECTED');
    expect(rejected?.detail).toContain('pc-of-tomorrow');
    const source = { 'source/address/@domain': '0x00ff', 'source/address/@bus': '0xff' };
    const place = { 'source/address/@slot': '0x1f', 'source/address/@function': '0x7' };
    const values = { mode: 'subsystem', type: 'pci', managed: true, ...source, ...place };
    const edits: HardwareEdit[] = [{ op: 'add', element: 'hostdev', values }];
    expect(await failure(hardware().apply({ guest, edits }))).toMatchObject({
      code: 'DEVICE_ABSENT',
      params: { device: '00ff:ff:1f.7' },
    });
    expect(await virsh('dumpxml', NAME)).toBe(before);
  });
});

describe('a whole document', () => {
  it('is defined as it was written, with the password that was not shown', async () => {
    await tinyDomain(virsh, NAME, { display: 'secret' });
    const guest = await refOf('off');
    const base = (await documents()).next;
    const xml = base.replace('</name>', '</name>\n  <title>By hand</title>');
    const { changes } = await hardware().define({ guest, base, xml });
    expect(changes).toEqual([{ item: 'domain', property: 'title', to: 'By hand', effect: 'now' }]);
    expect(await virsh('dumpxml', NAME, '--security-info')).toContain(`passwd='hunter2'`);
    expect(await failure(hardware().define({ guest, base, xml }))).toMatchObject({ code: 'CONFLICT' });
  });

  it('is refused with the line, or with what libvirt says', async () => {
    await tinyDomain(virsh, NAME);
    const guest = await refOf('off');
    const base = (await documents()).next;
    const define = (xml: string) => failure(hardware().define({ guest, base, xml }));
    expect(await define(base.replace('</name>', '</nam>'))).toMatchObject({
      code: 'INPUT_INVALID',
      params: { line: '2' },
    });
    expect((await define(base.replace(/<uuid>../, '<uuid>00')))?.params['field']).toBe('uuid');
    expect((await define(base.replace(NAME, 'other')))?.params['field']).toBe('name');
    const rejected = await define(base.replace('<devices>', '<devices>\n<nonsense/>'));
    expect(rejected?.code).toBe('DOCUMENT_REJECTED');
    expect(rejected?.detail).toContain('devices');
    expect((await documents()).next).toBe(base);
  });
});

it('tells what the host has for the machine that the guest is', async () => {
  await tinyDomain(virsh, NAME);
  const choices = await hardware().choices({ guest: await refOf('off') });
  expect(choices).toMatchObject({ driver: 'QEMU', libvirtVersion: expect.any(Number) as number });
  expect(choices.domainCapabilities).toContain('<machine>pc-q35');
  expect(choices.machines).toContain('q35');
  expect(choices.machine?.maxVcpus).toBeGreaterThan(1);
  expect(choices.pools.map(({ name }) => name)).toContain(NAME);
});
