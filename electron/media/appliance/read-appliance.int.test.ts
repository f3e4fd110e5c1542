import {
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { convertImage } from '../convert.ts';
import { envelopeOf, makeTar, manifestOf } from '../testing/appliances.ts';
import { makeImage, rawDisk } from '../testing/disk-images.ts';
import { ApplianceReader } from './appliance-reader.ts';
import { readAppliance } from './read-appliance.ts';

const size = 8 * 1024 * 1024;
let folder: string;
let raw: string;
const at = (name: string) => join(folder, name);

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'innkeeper-appliance-')));
  raw = rawDisk(folder);
});
afterEach(() => rm(folder, { recursive: true }));

/** What an exporter leaves in a folder: description, two disks, manifest. */
async function exported(): Promise<string[]> {
  makeImage(raw, at('a.vmdk'), 'vmdk', 'subformat=streamOptimized');
  makeImage(raw, at('b.vmdk'), 'vmdk', 'subformat=monolithicSparse');
  await writeFile(at('web.ovf'), envelopeOf({ name: 'web', disks: ['a.vmdk', 'b.vmdk'] }));
  const files = [at('web.ovf'), at('a.vmdk'), at('b.vmdk')];
  await writeFile(at('web.mf'), await manifestOf(files));
  return [at('web.ovf'), at('web.mf'), at('a.vmdk'), at('b.vmdk')];
}

describe('an OVA', () => {
  it('is read where it lies, and its disks are converted out of it', async () => {
    const ova = await makeTar(at('web.ova'), await exported());
    const appliance = await readAppliance(ova);
    expect(appliance).toMatchObject({
      name: 'web',
      vcpus: 2,
      memory: 256 * 1024 ** 2,
      nics: [{ model: 'virtio' }],
    });
    expect(appliance.failure).toBeUndefined();
    expect(appliance.lost.map(({ what }) => what)).toEqual([
      'A floppy drive (Floppy 1)',
      'The network “VM Network”',
    ]);
    expect(appliance.disks).toEqual(
      ['a.vmdk', 'b.vmdk'].map(member => ({
        path: ova,
        member,
        format: 'vmdk',
        capacity: size,
        controller: 'scsi',
      })),
    );
    for (const { member } of appliance.disks) {
      await convertImage({ from: ova, member, to: at(`${member}.raw`), format: 'raw' });
      expect((await readFile(at(`${member}.raw`))).equals(await readFile(raw))).toBe(true);
    }
  });

  it('is refused when its manifest does not match, by the name of the file', async () => {
    const files = await exported();
    const disk = await readFile(at('b.vmdk'));
    disk[300_000] = (disk[300_000] ?? 0) ^ 1;
    await writeFile(at('b.vmdk'), disk);
    const ova = await makeTar(at('web.ova'), files);
    expect((await readAppliance(ova)).failure).toMatchObject({
      code: 'CHECKSUM_MISMATCH',
      params: { path: `${ova}: b.vmdk`, expected: expect.stringMatching(/^sha256:/) },
    });
  });

  it('is refused when a disk is missing from it, by the name of the disk', async () => {
    const [ovf, , a] = await exported();
    const ova = await makeTar(at('web.ova'), [ovf ?? '', a ?? '']);
    expect((await readAppliance(ova)).failure).toEqual({
      code: 'FILE_NOT_FOUND',
      params: { path: `${ova}: b.vmdk` },
    });
  });

  it('of a disk in pieces names the piece that is missing, or says what to do', async () => {
    makeImage(raw, at('a.vmdk'), 'vmdk', 'subformat=twoGbMaxExtentSparse');
    await writeFile(at('web.ovf'), envelopeOf({ name: 'web', disks: ['a.vmdk'] }));
    const all = [at('web.ovf'), at('a.vmdk'), at('a-s001.vmdk')];
    const ova = await makeTar(at('web.ova'), all.slice(0, 2));
    expect((await readAppliance(ova)).failure).toEqual({
      code: 'FILE_NOT_FOUND',
      params: { path: `${ova}: a-s001.vmdk` },
    });
    await makeTar(ova, all);
    expect((await readAppliance(ova)).failure).toMatchObject({
      code: 'UNSUPPORTED',
      params: { remedy: expect.stringContaining('Unpack') },
    });
    expect((await readAppliance(at('web.ovf'))).failure).toBeUndefined();
  });

  it('is refused when it is cut off', async () => {
    const ova = await makeTar(at('web.ova'), await exported());
    await truncate(ova, 100_000);
    expect((await readAppliance(ova)).failure).toMatchObject({ code: 'FILE_DAMAGED', params: { path: ova } });
  });

  it.each([
    ['is none inside', [{ name: 'x.txt', content: 'x' }], 'FILE_NOT_AN_IMAGE'],
    ['has no machine', [{ name: 'x.ovf', content: '<Envelope/>' }], 'FILE_NOT_AN_IMAGE'],
    ['is half a document', [{ name: 'x.ovf', content: '<Envelope>' }], 'FILE_DAMAGED'],
    ['has a name that leads out', [{ name: '../x.ovf', content: '<Envelope/>' }], 'FILE_DAMAGED'],
  ])('that %s is refused', async (_, entries, code) => {
    expect((await readAppliance(await makeTar(at('x.ova'), entries))).failure).toMatchObject({ code });
  });
});

describe('an OVF', () => {
  it('has its disks and manifest beside it', async () => {
    const [ovf = ''] = await exported();
    const appliance = await readAppliance(ovf);
    expect(appliance.failure).toBeUndefined();
    expect(appliance.disks.map(({ path, member }) => [path, member])).toEqual([
      [at('a.vmdk'), undefined],
      [at('b.vmdk'), undefined],
    ]);
    await writeFile(at('b.vmdk'), await readFile(at('a.vmdk')));
    expect((await readAppliance(ovf)).failure).toMatchObject({
      code: 'CHECKSUM_MISMATCH',
      params: { path: at('b.vmdk') },
    });
  });

  it.each(['/etc/passwd', '../secret.vmdk', 'link.vmdk', 'file:///etc/passwd', '%2fetc%2fpasswd'])(
    'never leads to %s',
    async href => {
      await mkdir(at('in'));
      await writeFile(at('secret.vmdk'), 'x');
      await symlink(at('secret.vmdk'), at('in/link.vmdk'));
      await writeFile(at('in/x.ovf'), envelopeOf({ name: 'x', disks: [href] }));
      const { failure, disks } = await readAppliance(at('in/x.ovf'));
      expect(failure?.code).toMatch(/^FILE_(DAMAGED|NOT_FOUND)$/);
      expect(disks).toEqual([]);
    },
  );
});

describe('a VMX', () => {
  const vmx = (...lines: string[]) =>
    writeFile(
      at('web.vmx'),
      [
        '.encoding = "UTF-8"',
        'config.version = "8"',
        'displayName = "Büro"',
        'memsize = "128"',
        ...lines,
        '',
      ].join('\n'),
    );
  const disk = ['scsi0:0.present = "TRUE"', 'scsi0:0.fileName = "web.vmdk"'];

  it('is read with a disk of several pieces', async () => {
    makeImage(raw, at('web.vmdk'), 'vmdk', 'subformat=twoGbMaxExtentSparse');
    await vmx(...disk);
    expect(await readAppliance(at('web.vmx'))).toMatchObject({
      name: 'Büro',
      memory: 128 * 1024 ** 2,
      disks: [{ path: at('web.vmdk'), format: 'vmdk', capacity: size, controller: 'scsi' }],
    });
    await rm(at('web-s001.vmdk'));
    expect((await readAppliance(at('web.vmx'))).failure).toEqual({
      code: 'FILE_NOT_FOUND',
      params: { path: at('web-s001.vmdk') },
    });
  });

  it('finds disks by the slashes of Windows', async () => {
    await mkdir(at('disks'));
    makeImage(raw, at('disks/a.vmdk'), 'vmdk');
    await vmx('sata0:0.present = "TRUE"', 'sata0:0.fileName = "disks\\a.vmdk"');
    expect((await readAppliance(at('web.vmx'))).disks).toMatchObject([{ path: at('disks/a.vmdk') }]);
  });

  it.each([
    [['nonsense'], 'FILE_DAMAGED'],
    [['encryption.keySafe = "vmware:key"'], 'FILE_UNREADABLE'],
    [['.encoding = "nothing-known"'], 'FILE_NOT_FOUND'],
  ])('with %j is refused', async (lines, code) => {
    await vmx(...disk, ...lines);
    expect((await readAppliance(at('web.vmx'))).failure).toMatchObject({ code });
  });

  it('in another encoding is read in that', async () => {
    const text = '.encoding = "windows-1252"\nconfig.version = "8"\ndisplayName = "B\u00fcro"\n';
    await writeFile(at('web.vmx'), text, 'latin1');
    expect((await readAppliance(at('web.vmx'))).name).toBe('Büro');
    await writeFile(at('web.vmx'), text.replace('windows-1252', 'UTF-8'), 'latin1');
    expect((await readAppliance(at('web.vmx'))).failure).toMatchObject({ code: 'FILE_DAMAGED' });
  });
});

describe('ApplianceReader', () => {
  it('reads again only when a file has changed', async () => {
    const [ovf = ''] = await exported();
    const reader = new ApplianceReader();
    const [first, same] = await Promise.all([reader.read(ovf), reader.read(ovf)]);
    expect(same).toBe(first);
    expect(await reader.read(ovf)).toBe(first);
    await utimes(at('b.vmdk'), 1, 1);
    const again = await reader.read(ovf);
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });

  it('lets the system’s error through', async () => {
    await expect(new ApplianceReader().read(at('gone.ova'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(readAppliance(folder)).rejects.toThrow('not a file');
    expect((await readAppliance(raw)).failure).toMatchObject({ code: 'FILE_NOT_AN_IMAGE' });
  });
});
