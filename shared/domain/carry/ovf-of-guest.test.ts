import { expect, it } from 'vitest';
import { domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import type { CarriedDisk } from './facts.ts';
import { ovfOfGuest } from './ovf-of-guest.ts';

const view = (os: string, more = '') =>
  domain.of(
    parseDocument(`<domain type='kvm'><name>web</name><memory unit='MiB'>512</memory>
<metadata><libosinfo:libosinfo xmlns:libosinfo='http://libosinfo.org/xmlns/libvirt/domain/1.0'><libosinfo:os id='${os}'/></libosinfo:libosinfo></metadata>
<vcpu>4</vcpu><os><type arch='x86_64' machine='q35'>hvm</type></os><cpu mode='host-model'><topology sockets='2' dies='1' cores='2' threads='1'/></cpu>
<devices><interface type='network'><source network='lan'/><model type='virtio'/></interface>${more}</devices></domain>`)
      .root,
  );
const disk = (target: string, bus: string, device = 'disk') =>
  ({ target, bus, device, path: `/p/${target}`, capacity: 1024, empty: false }) as CarriedDisk;
const disks = [disk('vda', 'virtio'), disk('sda', 'scsi'), disk('hda', 'ide'), disk('sdb', 'sata', 'cdrom')];

it('gives each disk a controller that other hypervisors have', () => {
  const linux = ovfOfGuest(view('http://debian.org/debian/12'), disks, 'web');
  expect(linux.machine.disks.map(({ controller }) => controller)).toEqual(['sata', 'scsi', 'ide']);
  const windows = ovfOfGuest(view('http://microsoft.com/win/11'), disks, 'web');
  expect(windows.machine.disks.map(({ controller }) => controller)).toEqual(['sata', 'sata', 'ide']);
  expect(linux.machine.nics).toEqual([{ network: 'lan', model: 'VmxNet3' }]);
  expect(windows.machine.nics).toEqual([{ network: 'lan', model: 'E1000e' }]);
  expect(linux.machine).toMatchObject({ vcpus: 4, coresPerSocket: 2, memory: 512 * 1024 ** 2 });
});

it('names what is left behind', () => {
  const more = `<tpm><backend type='emulator'/></tpm><hostdev mode='subsystem' type='pci'/>`;
  const { lost } = ovfOfGuest(view('http://debian.org/debian/12', more), disks, 'web');
  for (const word of ['sdb', 'vda', 'TPM', 'Devices of the host', 'CPU', 'addresses'])
    expect(lost.join('\n')).toContain(word);
  expect(ovfOfGuest(view('http://debian.org/debian/12'), disks, 'web').lost.join()).not.toContain('TPM');
});
