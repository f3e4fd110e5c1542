import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingOf, parseVmx } from './parse-vmx.ts';
import { readVmx } from './read-vmx.ts';

const web = `#!/usr/bin/vmware
.encoding = "UTF-8"
config.version = "8"
virtualHW.version = "19"
displayName = "Büro |22neu|22"
annotation = "first|0Asecond"
guestOS = "windows9-64"
memSize = "4096"
numvcpus = "4"
cpuid.coresPerSocket = "2"
firmware = "efi"
uefi.secureBoot.enabled = "TRUE"
scsi0.present = "TRUE"
scsi0.virtualDev = "lsisas1068"
sata0:0.present = "TRUE"
sata0:0.fileName = "data.vmdk"
scsi0:1.present = "TRUE"
scsi0:1.fileName = "second.vmdk"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "system-\\
000001.vmdk"
scsi0:2.present = "FALSE"
scsi0:2.fileName = "off.vmdk"
sata0:1.present = "TRUE"
sata0:1.deviceType = "cdrom-image"
sata0:1.fileName = "C:\\\\isos\\\\a.iso"
ethernet1.present = "TRUE"
ethernet1.virtualDev = "vmxnet3"
ethernet1.networkName = "Lab"
ethernet0.present = "TRUE"
ethernet0.connectionType = "nat"
ethernet0.generatedAddress = "00:0C:29:AA:BB:CC"
floppy0.present = "TRUE"
sound.present = "TRUE"
sharedFolder0.present = "TRUE"
checkpoint.vmState = "web-1.vmss"
uuid.bios = "56 4d"
`;

describe('readVmx', () => {
  it('reads a machine', () => {
    const { settings, problems } = parseVmx(web);
    expect(problems).toEqual([]);
    const { lost, ...machine } = readVmx(settings);
    expect(machine).toEqual({
      name: 'Büro "neu"',
      description: 'first\nsecond',
      osId: 'http://microsoft.com/win/10',
      vcpus: 4,
      memory: 4 * 2 ** 30,
      firmware: 'uefi',
      disks: [
        { file: 'system-000001.vmdk', controller: 'scsi' },
        { file: 'second.vmdk', controller: 'scsi' },
        { file: 'data.vmdk', controller: 'sata' },
      ],
      cdroms: 1,
      nics: [
        { model: 'e1000', network: 'nat', mac: '00:0c:29:aa:bb:cc' },
        { model: 'e1000e', network: 'Lab' },
      ],
      sound: true,
    });
    expect(lost.map(({ what }) => what)).toEqual([
      'The network “Lab”',
      'Secure boot',
      'A floppy drive',
      'A shared folder',
      'Its snapshots',
      'What was in memory when it was suspended',
      '2 cores a socket',
      'The machine’s UUID',
    ]);
  });

  it('says that a machine is for ARM', () => {
    const { osId, lost } = readVmx(parseVmx('guestOS = "arm-debian12-64"').settings);
    expect(osId).toBe('http://debian.org/debian/12');
    expect(lost.map(({ what }) => what)).toEqual(['Its ARM processor']);
  });

  it('names the line that is no setting', () => {
    expect(parseVmx('a = "1"\nnonsense\nb = "unclosed\n').problems).toEqual([
      { line: 2, text: 'nonsense' },
      { line: 3, text: 'b = "unclosed' },
    ]);
  });

  it('finds the encoding before it decodes', () => {
    expect(encodingOf('#!x\n.encoding = "windows-1252"\n')).toBe('windows-1252');
    expect(encodingOf('a = "1"')).toBe('UTF-8');
  });

  it('reads whatever it is given, in a time that grows with its length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void readVmx(parseVmx(text).settings)));
    expect(parseVmx(`a = "${'\\'.repeat(50_000)}\nb = ${'|'.repeat(50_000)}x y`).settings.size).toBe(0);
  });
});
