import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../libvirt-xml/xml/parse.ts';
import { GiB } from '../../units.ts';
import { readOvf } from '../ovf/read-ovf.ts';
import type { OvfMachine } from './ovf-machine.ts';
import { ovfRoom, writeOvf, writeOvfInto } from './write-ovf.ts';

const machine: OvfMachine = {
  name: 'web & co',
  description: 'Serves <pages>',
  osId: 'http://debian.org/debian/12',
  arch: 'x86_64',
  vcpus: 4,
  coresPerSocket: 2,
  memory: 2 * GiB,
  firmware: 'uefi',
  secureBoot: false,
  disks: [
    { file: 'web-disk1.vmdk', capacity: 20 * GiB, controller: 'sata' },
    { file: 'web-disk2.vmdk', capacity: GiB, controller: 'scsi' },
  ],
  cdroms: 1,
  nics: [{ network: 'default', model: 'VmxNet3' }],
  sound: true,
};

describe('what is written', () => {
  const text = writeOvf(machine, [1000, 2000]);

  it('comes back as it was through the reader of appliances', () => {
    expect(readOvf(text)).toMatchObject({
      name: machine.name,
      description: machine.description,
      osId: machine.osId,
      vcpus: 4,
      memory: 2 * GiB,
      firmware: 'uefi',
      disks: [
        { file: 'web-disk1.vmdk', controller: 'sata', capacity: 20 * GiB },
        { file: 'web-disk2.vmdk', controller: 'scsi', capacity: GiB },
      ],
      cdroms: 1,
      nics: [{ network: 'default', model: 'virtio' }],
      sound: true,
      // The network is another host’s, wherever it is read.
      lost: [{ what: 'The network “default”' }],
    });
  });

  it('is one well-formed document whose items have ids of their own, each behind its controller', () => {
    const rasd = 'http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData';
    const ovf = 'http://schemas.dmtf.org/ovf/envelope/1';
    const { root } = parseDocument(text);
    const items =
      root.child('VirtualSystem', ovf)?.child('VirtualHardwareSection', ovf)?.elements('Item', ovf) ?? [];
    const ids = items.map(item => Number(item.child('InstanceID', rasd)?.text));
    expect(new Set(ids).size).toBe(items.length);
    for (const item of items) {
      const parent = item.child('Parent', rasd)?.text;
      if (parent !== undefined) expect(ids.indexOf(Number(parent))).toBeLessThan(items.indexOf(item));
      const names = item.elements().flatMap(({ name }) => (name.startsWith('rasd:') ? [name] : []));
      expect(names).toEqual(names.toSorted());
    }
  });

  it('keeps the room that was left for it, whatever the files turned out to be', () => {
    const room = ovfRoom(machine);
    for (const sizes of [
      [0, 0],
      [123_456_789, 99],
    ]) {
      const filled = writeOvfInto(room, machine, sizes);
      expect(new TextEncoder().encode(filled)).toHaveLength(room);
      expect(parseDocument(filled).root.localName).toBe('Envelope');
    }
  });
});
