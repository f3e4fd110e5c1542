import { describe, expect, it } from 'vitest';
import { checkDomain } from './check-domain.ts';
import { locateRejection } from './locate-rejection.ts';

const guest = { name: 'web', uuid: 'c7a5fdbd-edaf-9455-926a-d65c16db1809' };
const document = (inside: string, root = "<domain type='kvm'>") => `${root}
  <name>web</name>
  <uuid>C7A5FDBD-EDAF-9455-926A-D65C16DB1809</uuid>
  <memory>65536</memory>
  <os><type>hvm</type></os>
${inside}
</domain>`;
const issues = (xml: string) => checkDomain(xml, guest, undefined);

describe('checkDomain', () => {
  it('has nothing against a good document', () => {
    expect(issues(document('  <devices/>'))).toEqual([]);
  });

  it('tells where the text is no XML', () => {
    expect(issues('<domain>\n  <name>web</nam>\n</domain>')).toMatchObject([{ severity: 'error', line: 2 }]);
  });

  it('refuses the name and the UUID of another guest', () => {
    const other = document('').replace('>web<', '>mail<').replace('C7A5', 'C7A6');
    expect(issues(other)).toMatchObject([
      { line: 2, message: expect.stringContaining('Rename') },
      { line: 3, message: expect.stringContaining(guest.uuid) },
    ]);
  });

  it('finds what two devices share', () => {
    const disk = "<disk><target dev='vda'/></disk>";
    const nic = "<interface type='user'><mac address='52:54:00:00:00:0A'/></interface>";
    const found = issues(document(`<devices>${disk}\n${disk}\n${nic}\n${nic.toLowerCase()}</devices>`));
    expect(found.map(({ line, message }) => [line, message])).toEqual([
      [7, 'Another <disk> has the target “vda” already.'],
      [9, 'Another <interface> has the Ethernet address “52:54:00:00:00:0a” already.'],
    ]);
  });

  it('lets the controllers of one USB 2 hub share their index', () => {
    const usb = (model: string) => `<controller type='usb' index='0' model='${model}'/>`;
    const xml = document(`<devices>${usb('ich9-ehci1')}${usb('ich9-uhci1')}${usb('ich9-uhci2')}</devices>`);
    expect(issues(xml)).toEqual([]);
  });

  it('warns of arguments that nobody checks', () => {
    const uri = 'http://libvirt.org/schemas/domain/qemu/1.0';
    const xml = document(
      "<q:commandline><q:arg value='-s'/></q:commandline>",
      `<domain type='kvm' xmlns:q='${uri}'>`,
    );
    expect(issues(xml)).toMatchObject([{ severity: 'warning', line: 6 }]);
  });

  it('says a thing once: what the schema says of a line is enough', () => {
    const xml = document('<vcpu>two</vcpu>');
    expect(issues(xml)).toHaveLength(1);
    const bySchema = checkDomain(xml, guest, root => [{ at: root.child('vcpu') ?? root, message: 'No.' }]);
    expect(bySchema.map(({ message }) => message)).toEqual(['No.']);
  });
});

describe('locateRejection', () => {
  const base = document("<devices>\n<disk><target dev='vda' bus='sata'/></disk>\n</devices>");
  const edited = base.replace("bus='sata'", "bus='sata'\n model='x'").replace('vda', 'sdz');

  it('finds the value that libvirt names', () => {
    expect(locateRejection("unsupported configuration: disk 'sdz' is wrong", edited, base)).toBe(7);
  });

  it('takes the changed one of several places', () => {
    const twice = base.replace('</devices>', "<video><model type='sata'/></video>\n</devices>");
    expect(locateRejection("unknown model 'sata'", twice, base)).toBe(8);
  });

  it('else the first line that was changed', () => {
    expect(locateRejection('internal error: no', edited, base)).toBe(7);
    expect(locateRejection('internal error: no', base, base)).toBeUndefined();
  });
});
