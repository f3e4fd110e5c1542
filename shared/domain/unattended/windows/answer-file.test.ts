import { describe, expect, it } from 'vitest';
import type { Unattended } from '../../../contract/create/unattended.ts';
import type { XmlElement } from '../../../libvirt-xml/xml/element.ts';
import { parseDocument } from '../../../libvirt-xml/xml/parse.ts';
import { windowsAnswerFile } from './answer-file.ts';
import type { WindowsGuest } from './guest.ts';

const NAMESPACE = 'urn:schemas-microsoft-com:unattend';

const answers: Unattended = {
  user: 'jane',
  fullName: 'Jane “J” <Doe> & Co',
  password: `p'"<&>\\ ]]> ü`,
  language: 'en-GB',
  keyboard: 'gb',
  timezone: 'Europe/London',
};
const eleven: WindowsGuest = {
  name: 'Büro desktop number 7',
  version: '11',
  arch: 'x86_64',
  firmware: 'uefi',
  missing: { tpm: false, secureBoot: false },
  drivers: true,
};
const ten: WindowsGuest = { ...eleven, name: '2024', version: '10', firmware: 'bios', drivers: false };

/** The texts of all elements of this path below any element. */
function texts(file: string, path: string): string[] {
  const [first = '', ...rest] = path.split('/');
  const below = (element: XmlElement): XmlElement[] =>
    element.elements().flatMap(child => [child, ...below(child)]);
  let found = below(parseDocument(file).root).filter(element => element.is(first, NAMESPACE));
  for (const name of rest) found = found.flatMap(element => element.elements(name, NAMESPACE));
  return found.map(element => element.text);
}

describe('the answer file', () => {
  it.each([
    ['windows-11-uefi', { ...answers, productKey: 'ABCDE-FGHIJ-KLMNO-PQRST-UVWXY', edition: 6 }, eleven],
    ['windows-10-bios', { user: 'jane', password: 'secret' }, ten],
  ])('of %s is as it was when last looked at', async (name, wanted, guest) => {
    await expect(windowsAnswerFile(wanted, guest)).toMatchFileSnapshot(`goldens/${name}.xml`);
  });

  it('reads back what was asked for, whatever characters are in it', () => {
    const file = windowsAnswerFile(answers, eleven);
    expect(texts(file, 'LocalAccount/Password/Value')).toEqual([answers.password]);
    expect(texts(file, 'AutoLogon/Password/Value')).toEqual([answers.password]);
    expect(texts(file, 'LocalAccount/DisplayName')).toEqual([answers.fullName]);
    expect(texts(file, 'LocalAccount/Name')).toEqual(['jane']);
    expect(texts(file, 'TimeZone')).toEqual(['GMT Standard Time']);
    expect(new Set(texts(file, 'InputLocale'))).toEqual(new Set(['0809:00000809']));
  });

  it('cannot be broken out of', () => {
    const nasty = '</Value></Password><Group>x</Group>';
    const file = windowsAnswerFile({ ...answers, password: nasty, fullName: nasty }, eleven);
    expect(texts(file, 'Group')).toEqual(['Administrators']);
    expect(texts(file, 'LocalAccount/Password/Value')).toEqual([nasty]);
  });

  it.each([
    ['uefi', ['EFI', 'MSR', 'Primary'], '3'],
    ['bios', ['Primary', 'Primary'], '2'],
  ] as const)('partitions the disk for %s', (firmware, types, partition) => {
    const file = windowsAnswerFile(answers, { ...eleven, firmware });
    expect(texts(file, 'CreatePartition/Type')).toEqual(types);
    expect(texts(file, 'InstallTo/PartitionID')).toEqual([partition]);
    expect(texts(file, 'ModifyPartition/Active')).toEqual(firmware === 'bios' ? ['true'] : []);
  });

  it('passes over only what the machine does not have', () => {
    const commands = (guest: Partial<WindowsGuest>) =>
      texts(windowsAnswerFile(answers, { ...eleven, ...guest }), 'RunSynchronousCommand/Path').filter(path =>
        path.includes('LabConfig'),
      );
    expect(commands({})).toEqual([]);
    expect(commands({ missing: { tpm: true, secureBoot: false } })).toEqual([
      expect.stringContaining('BypassTPMCheck'),
    ]);
    expect(commands({ missing: { tpm: true, secureBoot: true } })).toHaveLength(2);
    expect(commands({ missing: { tpm: true, secureBoot: true }, version: '10' })).toEqual([]);
  });

  it.each([
    ['11', 'x86_64', 'E:\\viostor\\w11\\amd64'],
    ['10', 'i686', 'E:\\NetKVM\\w10\\x86'],
    ['11', 'aarch64', 'D:\\vioscsi\\w11\\ARM64'],
  ] as const)('finds the drivers of Windows %s for %s', (version, arch, path) => {
    const file = windowsAnswerFile(answers, { ...eleven, version, arch });
    expect(texts(file, 'PathAndCredentials/Path')).toContain(path);
  });

  it('installs drivers and agents only where their medium is', () => {
    const first = (drivers: boolean) =>
      texts(windowsAnswerFile(answers, { ...eleven, drivers }), 'SynchronousCommand/CommandLine');
    expect(first(true)).toEqual([expect.stringContaining('virtio-win-guest-tools.exe')]);
    expect(first(false)).toEqual([]);
    expect(texts(windowsAnswerFile(answers, { ...eleven, drivers: false }), 'AutoLogon/Enabled')).toEqual([]);
  });

  it('speaks the language of the medium, and formats as asked', () => {
    const file = windowsAnswerFile({ ...answers, language: 'de' }, { ...eleven, mediumLanguage: 'en-US' });
    expect(new Set(texts(file, 'UILanguage'))).toEqual(new Set(['en-US']));
    expect(new Set(texts(file, 'UserLocale'))).toEqual(new Set(['de-DE']));
  });
});
