import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OsDatabase } from './osinfo.ts';

const EXAMPLE = `
  <os id="http://example.org/os/7">
    <short-id>example7</short-id>
    <name xml:lang="de">Beispiel 7</name>
    <name>Example 7</name>
    <family>linux</family>
    <distro>example</distro>
    <release-date>2021-05-01</release-date>
    <resources arch="all">
      <minimum><n-cpus>1</n-cpus><ram>1073741824</ram><storage>5368709120</storage></minimum>
      <recommended><ram>3221225472</ram></recommended>
    </resources>
    <firmware arch="x86_64" type="bios" supported="false"/>
    <devices>
      <device id="http://pcisig.com/pci/1af4/1042"/>
      <device id="http://pcisig.com/pci/1af4/1041"/>
    </devices>
    <variant id="server"><name>Example Server 7</name></variant>
    <media arch="aarch64">
      <iso><volume-id>EX-7-arm64</volume-id><system-id>LINUX</system-id></iso>
    </media>
    <media arch="x86_64">
      <variant id="server"/>
      <url>https://example.org/7.iso</url>
      <iso><volume-id>EX-7-(amd64|arm64)</volume-id><system-id>LINUX</system-id></iso>
      <kernel>boot/linux</kernel><initrd>boot/initrd</initrd>
    </media>
    <image arch="x86_64" format="qcow2" cloud-init="true"><url>https://example.org/7.qcow2</url></image>
    <image arch="x86_64" format="qcow2"><url>https://example.org/plain.qcow2</url></image>
    <installer><script id="http://example.org/example/kickstart/jeos"/></installer>
  </os>`;
const label = { volume: 'EX-7-amd64', system: 'LINUX', publisher: '', application: '', volumeSize: 4096 };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-osinfo-'));
  await put('system/os/example.org/example-7.xml', EXAMPLE);
});
afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), `<libosinfo version="0.0.1">${content}</libosinfo>`);
}

function database(): OsDatabase {
  return new OsDatabase(
    {
      OSINFO_SYSTEM_DIR: join(folder, 'system'),
      OSINFO_LOCAL_DIR: join(folder, 'local'),
      OSINFO_USER_DIR: join(folder, 'user'),
    },
    () => [],
  );
}

describe('a medium', () => {
  it('is recognised, and its system described', async () => {
    expect(await database().medium(label)).toEqual({
      os: {
        id: 'http://example.org/os/7',
        label: 'Example 7',
        family: 'linux',
        vcpus: 1,
        memory: 3 * 1024 ** 3,
        // Twice the minimum, as nothing is recommended.
        storage: 10 * 1024 ** 3,
        needsUefi: true,
        unattended: 'script',
      },
      arch: 'x86_64',
      installer: { kernel: 'boot/linux', initramfs: 'boot/initrd' },
    });
  });

  it('must match in all labels, not only the volume', async () => {
    expect(await database().medium({ ...label, system: 'Win32' })).toBeUndefined();
    expect(await database().medium({ ...label, volume: 'other' })).toBeUndefined();
  });

  it('is told from another edition by its size', async () => {
    const sized = `<os id="http://example.org/os/7s"><name>Small 7</name><media arch="i686">
      <iso><volume-id>EX-7</volume-id><volume-size>4096</volume-size></iso></media></os>`;
    await put('system/os/example.org/small.xml', sized);
    expect((await database().medium(label))?.os.label).toBe('Small 7');
    expect((await database().medium({ ...label, volumeSize: 8192 }))?.os.label).toBe('Example 7');
  });

  it('is the newer system’s where both patterns fit', async () => {
    const newer = EXAMPLE.replace('os/7"', 'os/8"')
      .replace('2021', '2024')
      .replaceAll('Example 7', 'Example 8');
    await put('system/os/example.org/example-8.xml', newer);
    expect((await database().medium(label))?.os.label).toBe('Example 8');
  });
});

describe('a system', () => {
  const child = (more: string) =>
    put(
      'system/os/example.org/child.xml',
      `<os id="http://example.org/child"><name>Child</name><derives-from id="http://example.org/os/7"/>${more}</os>`,
    );

  it('inherits what it does not say itself', async () => {
    await child('<resources arch="all"><recommended><n-cpus>4</n-cpus></recommended></resources>');
    const facts = await database().facts('http://example.org/child');
    expect(facts).toMatchObject({ vcpus: 4, memory: 3 * 1024 ** 3, needsUefi: true });
    expect(facts).not.toHaveProperty('lacksVirtio');
  });

  it('can lose a device that its ancestor had', async () => {
    await child('<devices><device id="http://pcisig.com/pci/1af4/1042" supported="false"/></devices>');
    expect(await database().facts('http://example.org/child')).toMatchObject({ lacksVirtio: true });
  });

  it('may be its own ancestor without harm', async () => {
    await child('<clones id="http://example.org/child"/>');
    expect((await database().facts('http://example.org/child'))?.label).toBe('Child');
  });

  it('is added to by folders that end in .d', async () => {
    await put(
      'system/os/example.org/example-7.d/more.xml',
      `<os id="http://example.org/os/7"><media arch="i686"><iso><volume-id>^MORE</volume-id></iso></media></os>`,
    );
    expect(await database().medium({ ...label, volume: 'MORE' })).toMatchObject({ arch: 'i686' });
    expect((await database().facts('http://example.org/os/7'))?.label).toBe('Example 7');
  });
});

it('takes a person’s own document instead of its namesake', async () => {
  await put('user/os/example.org/example-7.xml', EXAMPLE.replace('<name>Example 7', '<name>My 7'));
  expect((await database().facts('http://example.org/os/7'))?.label).toBe('My 7');
});

it('passes over what is no XML', async () => {
  await writeFile(join(folder, 'system/os/example.org/broken.xml'), '<libosinfo><os');
  expect(await database().systems()).toHaveLength(1);
});

it('lists downloads that a guest can start from', async () => {
  const downloads = await database().downloads();
  expect(downloads.map(({ id, label: name, url }) => [id, name, url])).toEqual([
    ['osinfo.example7.cloud-image.x86_64', 'Example 7', 'https://example.org/7.qcow2'],
    ['osinfo.example7.iso.x86_64.server', 'Example Server 7', 'https://example.org/7.iso'],
  ]);
});

it('knows nothing where the database is not installed', async () => {
  await rm(join(folder, 'system'), { recursive: true });
  expect(await database().medium(label)).toBeUndefined();
  expect(await database().systems()).toEqual([]);
});
