import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { XmlSyntaxError } from '../../../libvirt-xml/xml/error.ts';
import { ovirt, two, virtualBox, vmware } from './dialects.fixture.ts';
import { NoMachineError, readOvf } from './read-ovf.ts';

const MiB = 2 ** 20;

describe('readOvf', () => {
  it('reads what VMware writes', () => {
    const { lost, ...machine } = readOvf(vmware);
    expect(machine).toEqual({
      name: 'Web & mail',
      description: 'Serves the house.',
      osId: 'http://debian.org/debian/12',
      firmware: 'uefi',
      vcpus: 4,
      memory: 2048 * MiB,
      disks: [
        { file: 'web-disk1.vmdk', controller: 'scsi', capacity: 8 * MiB },
        { file: 'web-disk2.vmdk', controller: 'nvme', capacity: 16 * MiB },
      ],
      cdroms: 1,
      nics: [{ network: 'VM Network', model: 'virtio' }],
    });
    expect(lost.map(({ what }) => what)).toEqual([
      'The disk Hard disk 3',
      'A floppy drive (Floppy 1)',
      'The network “VM Network”',
      'Secure boot',
      'Settings asked for at deployment: hostname',
    ]);
  });

  it('reads what VirtualBox writes', () => {
    const { lost, ...machine } = readOvf(virtualBox);
    expect(machine).toEqual({
      name: 'desk top',
      osId: 'http://microsoft.com/win/11',
      firmware: 'uefi',
      vcpus: 2,
      memory: 4096 * MiB,
      disks: [{ file: 'desk%20top-disk001.vmdk', controller: 'sata', capacity: 8 * MiB }],
      cdroms: 1,
      nics: [{ network: 'NAT', model: 'rtl8139' }],
      sound: true,
    });
    expect(lost.map(({ what }) => what)).toEqual(['Shared folders']);
  });

  it('reads what oVirt and virt-v2v write', () => {
    expect(readOvf(ovirt)).toEqual({
      name: 'store',
      osId: 'http://redhat.com/rhel/9.0',
      firmware: 'bios',
      vcpus: 3,
      memory: 512 * MiB,
      disks: [{ file: 'group/image', controller: 'virtio', capacity: 3 * 1024 * MiB }],
      cdroms: 0,
      nics: [{ network: 'ovirtmgmt', model: 'virtio', mac: '00:1a:4a:16:01:51' }],
      lost: [{ what: 'The network “ovirtmgmt”', why: expect.any(String) }],
    });
  });

  it('takes the first of several machines and names the others', () => {
    const { name, lost } = readOvf(two);
    expect(name).toBe('desk top');
    expect(lost[0]?.what).toBe('The machine “other”');
  });

  it.each([
    [
      '<rasd:ResourceType>15</rasd:ResourceType>',
      '<rasd:HostResource>ovf:/file/iso</rasd:HostResource><rasd:ResourceType>15</rasd:ResourceType>',
      'What is in the CD drive',
    ],
    [
      '<rasd:ResourceType>1</rasd:ResourceType>',
      '<rasd:ResourceType>21</rasd:ResourceType>',
      'A serial port',
    ],
    ['debian12_64Guest', 'Debian_arm64', 'Its ARM processor'],
    ['vmware.vmci', 'vmware.vtpm', 'Its TPM'],
    ['vmware.vmci', 'vmware.other', 'A device of type 1 (vmware.other)'],
    ['ovf:diskId="vmdisk2"', 'ovf:diskId="vmdisk2" ovf:parentRef="vmdisk1"', 'The disk Hard disk 2'],
    ['ovf:/disk/vmdisk1', 'ovf:/disk/other', 'The disk Hard disk 1'],
    ['<ProductSection>', '<EulaSection><Info/></EulaSection><ProductSection>', 'Its licence agreement'],
  ])('with %s as %s has lost: %s', (from, to, what) => {
    const { lost } = readOvf(vmware.replace(from, to));
    expect(lost.find(one => one.what === what)?.why).toMatch(/\.$/);
  });

  it('says which disks are packed', () => {
    const packed = vmware.replace('ovf:id="file1"', 'ovf:id="file1" ovf:compression="gzip"');
    const chunked = vmware.replace('ovf:id="file2"', 'ovf:id="file2" ovf:chunkSize="1000"');
    expect(readOvf(packed).disks[0]?.packed).toBe('gzip');
    expect(readOvf(chunked).disks[1]?.packed).toBe('chunked');
  });

  it('refuses what describes no machine', () => {
    expect(() => readOvf('<domain/>')).toThrow(NoMachineError);
    expect(() => readOvf('<Envelope/>')).toThrow(NoMachineError);
    expect(() => readOvf(vmware.slice(0, 3000))).toThrow(XmlSyntaxError);
    expect(() => readOvf('<!DOCTYPE x [<!ENTITY a "b">]><Envelope/>')).toThrow(XmlSyntaxError);
  });

  it('makes something of every envelope, whatever its values', () => {
    const parts = vmware.split(/(?<=>)[^<]*(?=<)|(?<==")[^"]*(?=")/);
    fc.assert(
      fc.property(fc.nat(parts.length - 2), fc.string(), (index, text) => {
        const forged = [parts.slice(0, index + 1).join('x'), parts.slice(index + 1).join('y')].join(
          text.replace(/[<>&"]/g, ''),
        );
        try {
          readOvf(forged);
        } catch (error) {
          expect(error instanceof XmlSyntaxError || error instanceof NoMachineError).toBe(true);
        }
      }),
    );
  });
});
