import { describe, expect, it } from 'vitest';
import type { HardwareEdit } from '../../contract/hardware.ts';
import { domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { applyEdits } from './apply-edits.ts';
import { itemsOf } from './item-id.ts';
import { allValues, readValues } from './values.ts';

const GUEST = `<domain type='kvm'>
  <name>web</name>
  <memory unit='KiB'>2097152</memory>
  <vcpu placement='static' current="2">4</vcpu>
  <cpu mode='custom'>
    <feature policy='require' name='vmx' extra='kept'/>
    <!-- why -->
    <feature policy='disable' name='pcid'/>
  </cpu>
  <devices>
    <emulator>/usr/bin/qemu</emulator>
    <disk type='file' device='disk'>
      <source file='/a.qcow2'/>
      <target dev='vda' bus='virtio'/>
      <future mark='1'><inner/></future>
    </disk>
    <controller type='scsi' index='0' model='virtio-scsi'/>
    <disk type='file' device='disk'>
      <target dev='sda' bus='scsi'/>
      <address type='drive' controller='0' bus='0' target='0' unit='0'/>
    </disk>
    <interface type='network'>
      <mac address='52:54:00:00:00:01'/>
      <source network='default'/>
    </interface>
    <serial type='pty'><target port='0'/></serial>
    <console type='pty'><target type='serial' port='0'/></console>
    <channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel>
    <graphics type='spice' autoport='yes' passwd='hidden'/>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
    <rng model='virtio'><backend model='builtin'/></rng>
    <memballoon model='virtio'><stats period='5'/></memballoon>
  </devices>
</domain>
`;

const of = (xml: string) => domain.of(parseDocument(xml).root);
const make = (edits: HardwareEdit[], options?: Parameters<typeof applyEdits>[2]) =>
  applyEdits(GUEST, edits, options);
const set = (item: string, values: Extract<HardwareEdit, { op: 'set' }>['values'], seen?: typeof values) =>
  ({ op: 'set', item, values, ...(seen && { seen }) }) as const;

it('names every device', () => {
  expect(itemsOf(of(GUEST)).map(({ id }) => id)).toEqual([
    'disk:vda',
    'controller:scsi:0',
    'disk:sda',
    'interface:52:54:00:00:00:01',
    'serial:0',
    'console:serial:0',
    'channel:virtio:com.redhat.spice.0',
    'graphics:spice',
    'rng',
    'rng#2',
    'memballoon',
  ]);
});

describe('reading', () => {
  it('gives bytes, rows, flags and what is not modelled', () => {
    expect(readValues(of(GUEST), 'domain', ['memory', 'vcpu.current', 'title', 'cpu.features'])).toEqual({
      memory: 2 * 1024 ** 3,
      'vcpu.current': 2,
      title: null,
      'cpu.features': [
        { name: 'vmx', policy: 'require' },
        { name: 'pcid', policy: 'disable' },
      ],
    });
    expect(allValues(of(GUEST), 'disk:vda')).toMatchObject({
      'source.file': '/a.qcow2',
      target: 'vda',
      'future/@mark': '1',
      'future/inner/text()': '',
    });
    expect(allValues(of(GUEST), 'domain')['cpu/feature/@extra']).toBe('kept');
    expect(Object.keys(allValues(of(GUEST), 'domain'))).toContain('devices.emulator');
  });
});

describe('setting', () => {
  it('changes only what it is about', () => {
    const { xml, problems } = make([set('domain', { 'vcpu.current': 3, memory: 1024 ** 3 })]);
    expect(problems).toEqual([]);
    expect(xml).toBe(GUEST.replace('current="2"', 'current="3"').replace('2097152', '1048576'));
  });

  it('keeps what stands in rows that stay, and their order', () => {
    const features = [
      { name: 'pcid', policy: 'disable' },
      { name: 'vmx', policy: 'optional' },
      { name: 'aes', policy: 'require' },
    ];
    const { xml, problems } = make([set('domain', { 'cpu.features': features })]);
    expect(problems).toEqual([]);
    expect(xml).toContain(`<feature policy='optional' name='vmx' extra='kept'/>`);
    expect(xml).toContain('<!-- why -->');
    expect(readValues(of(xml), 'domain', ['cpu.features'])['cpu.features']).toEqual(features);
  });

  it('writes what no view models by its path', () => {
    const { xml } = make([set('disk:vda', { 'future/@mark': '2', 'future/inner/@x': 'y', '@new': 'n' })]);
    expect(xml).toContain(`<future mark='2'><inner x='y'/></future>`);
    expect(xml).toContain(`<disk type='file' device='disk' new='n'>`);
    expect(make([set('disk:vda', { 'future/@mark': null })]).xml).toContain('<future><inner/></future>');
  });

  it('says what cannot be written, and writes the rest', () => {
    const { xml, problems } = make([
      set('domain', { 'vcpu.current': 'many', 'no.such': 1, title: 'Shop' }),
      set('disk:vdz', { cache: 'none' }),
    ]);
    expect(problems.map(({ edit, property, failure }) => [edit, property, failure.code])).toEqual([
      [0, 'vcpu.current', 'INPUT_INVALID'],
      [0, 'no.such', 'INPUT_INVALID'],
      [1, undefined, 'NOT_FOUND'],
    ]);
    expect(xml).toContain('<title>Shop</title>');
  });

  it('is a conflict where someone else changed the same property, and only there', () => {
    const { problems } = make([set('domain', { 'vcpu.current': 3 }, { 'vcpu.current': 1, memory: 1 })]);
    expect(problems).toEqual([
      {
        edit: 0,
        property: 'vcpu.current',
        failure: {
          code: 'CONFLICT',
          params: { item: 'domain', property: 'vcpu.current', base: '1', theirs: '2', mine: '3' },
        },
      },
    ]);
    expect(make([set('domain', { 'vcpu.current': 2 }, { 'vcpu.current': 1 })]).problems).toEqual([]);
    expect(make([set('domain', { title: 'A' }, { title: null, 'vcpu.current': 1 })]).problems).toEqual([]);
  });

  it('does not take a secret that was not shown for a change', () => {
    const edit = set('graphics:spice', { password: 'new' }, { password: null });
    expect(make([edit], { secrets: true }).problems).toEqual([]);
    expect(make([edit]).problems).toHaveLength(1);
  });
});

describe('adding and removing', () => {
  it('puts a disk in its place under a free name', () => {
    const { xml, items } = make([
      { op: 'add', element: 'disk', values: { device: 'disk', 'source.file': '/b', bus: 'virtio' } },
      { op: 'add', element: 'lease', values: { 'lockspace/text()': 'a', 'key/text()': 'b' } },
    ]);
    expect(items).toEqual(['disk:vdb', 'lease:a:b']);
    expect(readValues(of(xml), 'disk:vdb', ['source.file'])).toEqual({ 'source.file': '/b' });
    const names = itemsOf(of(xml)).map(({ element }) => element);
    expect(names.lastIndexOf('disk')).toBeLessThan(names.indexOf('interface'));
  });

  it('takes what hangs on a device along, and keeps a controller that is used', () => {
    const serial = make([{ op: 'remove', item: 'serial:0' }]);
    expect(serial.xml).not.toContain('<console');
    expect(make([{ op: 'remove', item: 'graphics:spice' }]).xml).not.toContain('spicevmc');
    const { problems, xml } = make([{ op: 'remove', item: 'controller:scsi:0' }]);
    expect(problems[0]?.failure).toMatchObject({ code: 'RESOURCE_BUSY', params: { users: 'disk:sda' } });
    expect(xml).toBe(GUEST);
  });

  it('leaves a balloon of no model, or libvirt would put one back', () => {
    expect(make([{ op: 'remove', item: 'memballoon' }]).xml).toContain(`<memballoon model='none'/>`);
  });
});

describe('replacing by XML', () => {
  it('changes one device', () => {
    const { xml, items } = make([{ op: 'replace', item: 'rng#2', xml: `<rng model='virtio'/>` }]);
    expect(items).toEqual(['rng#2']);
    expect(xml).toBe(
      GUEST.replace(`<rng model='virtio'><backend model='builtin'/></rng>`, `<rng model='virtio'/>`),
    );
  });

  it('says where it is wrong', () => {
    const { problems, xml } = make([
      { op: 'replace', item: 'rng', xml: '<rng>\n<backend</rng>' },
      { op: 'replace', item: 'rng', xml: '<disk/>' },
    ]);
    expect(problems.map(({ failure }) => [failure.code, failure.params['line']])).toEqual([
      ['INPUT_INVALID', '2'],
      ['INPUT_INVALID', undefined],
    ]);
    expect(xml).toBe(GUEST);
  });
});

describe('reverting', () => {
  const changed = applyEdits(GUEST, [
    set('domain', { title: 'New', 'vcpu.current': 4 }),
    { op: 'remove', item: 'interface:52:54:00:00:00:01' },
    { op: 'add', element: 'disk', values: { 'source.file': '/b' } },
  ]).xml;

  it('takes back one property, a device that is to go and one that is to come', () => {
    const back = applyEdits(
      changed,
      [
        { op: 'revert', item: 'domain', properties: ['title'] },
        { op: 'revert', item: 'interface:52:54:00:00:00:01' },
        { op: 'revert', item: 'disk:vdb' },
      ],
      { live: GUEST },
    );
    expect(back.problems).toEqual([]);
    expect(readValues(of(back.xml), 'domain', ['title', 'vcpu.current'])).toEqual({
      title: null,
      'vcpu.current': 4,
    });
    expect(itemsOf(of(back.xml)).map(({ id }) => id)).toEqual(itemsOf(of(GUEST)).map(({ id }) => id));
  });

  it('takes back everything of the guest itself, to the byte', () => {
    const edited = applyEdits(GUEST, [set('domain', { 'vcpu.current': 4, memory: 1024 ** 3 })]).xml;
    expect(applyEdits(edited, [{ op: 'revert', item: 'domain' }], { live: GUEST }).xml).toBe(GUEST);
  });
});
