import { access } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { beforeAll, describe, expect, it } from 'vitest';
import { OsDatabase } from './osinfo.ts';

const installed = await access('/usr/share/osinfo/os').then(
  () => true,
  () => false,
);
const label = (volume: string, publisher = '', system = '') => ({
  volume,
  publisher,
  system,
  application: '',
  volumeSize: 700 * 1024 ** 2,
});

// Without Debian's package osinfo-db there is nothing to read.
describe.skipIf(!installed)('the database of this computer', () => {
  const database = new OsDatabase({});
  const delay = monitorEventLoopDelay({ resolution: 1 });

  beforeAll(async () => {
    delay.enable();
    await database.systems();
    delay.disable();
  });

  it('has several hundred systems, the newest first', async () => {
    const systems = await database.systems();
    expect(systems.length).toBeGreaterThan(500);
    const dates = systems.map(({ released }) => released ?? '');
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(new Set(systems.map(({ id }) => id)).size).toBe(systems.length);
  });

  it('is read in many turns of the event loop', () => {
    // One sample a millisecond, and none while the loop is blocked: a single turn would leave one or two.
    expect(delay.count).toBeGreaterThan(20);
  });

  it.each([
    [label('Debian 11.5.0 amd64 n'), 'http://debian.org/debian/11', 'x86_64'],
    [label('Debian 11.5.0 arm64 1'), 'http://debian.org/debian/11', 'aarch64'],
    // Newer than the database may be: our own catalogue has them.
    [label('Debian 13.1.0 amd64 n'), 'http://debian.org/debian/13', 'x86_64'],
    [label('Ubuntu-Server 24.04.1 LTS amd64'), 'http://ubuntu.com/ubuntu/24.04', 'x86_64'],
    [label('CCCOMA_X64FRE_EN-US_DV9', 'MICROSOFT CORPORATION'), 'http://microsoft.com/win/11', 'x86_64'],
    [label('Fedora-S-dvd-x86_64-37', '', 'LINUX'), 'http://fedoraproject.org/fedora/37', 'x86_64'],
  ])('recognises %o', async (medium, id, arch) => {
    const known = await database.medium(medium);
    expect(known?.os.id).toBe(id);
    expect(known?.arch).toBe(arch);
  });

  it('knows that Windows has no virtio and Linux has, by what each inherits', async () => {
    const lacks = async (id: string) => (await database.facts(id))?.lacksVirtio ?? false;
    expect(await lacks('http://microsoft.com/win/10')).toBe(true);
    expect(await lacks('http://microsoft.com/win/11')).toBe(true);
    for (const id of [
      'debian.org/debian/13',
      'fedoraproject.org/fedora/37',
      'archlinux.org/archlinux/rolling',
    ])
      expect(await lacks(`http://${id}`)).toBe(false);
  });

  it('knows what needs UEFI and a TPM, and how each installs by itself', async () => {
    expect(await database.facts('http://microsoft.com/win/11')).toMatchObject({
      needsUefi: true,
      needsTpm: true,
      unattended: 'windows',
      memory: 8 * 1024 ** 3,
    });
    expect(await database.facts('http://debian.org/debian/11')).toMatchObject({ unattended: 'script' });
    expect(await database.facts('http://archlinux.org/archlinux/rolling')).not.toHaveProperty('unattended');
  });

  it('names downloads with ids of their own', async () => {
    const downloads = await database.downloads();
    expect(new Set(downloads.map(({ id }) => id)).size).toBe(downloads.length);
    expect(downloads.some(({ kind }) => kind === 'install-tree')).toBe(true);
    expect(downloads.every(({ url }) => URL.canParse(url))).toBe(true);
  });
});
