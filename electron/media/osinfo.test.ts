import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OsDatabase } from './osinfo.ts';

const DOCUMENT = `<libosinfo version="0.0.1">
  <os id="http://example.org/os/7">
    <name xml:lang="de">Beispiel 7</name>
    <name>Example 7</name>
    <family>linux</family>
    <resources arch="all">
      <minimum><n-cpus>1</n-cpus><ram>1073741824</ram><storage>5368709120</storage></minimum>
      <recommended><ram>3221225472</ram></recommended>
    </resources>
    <firmware arch="x86_64" type="bios" supported="false"/>
    <media arch="x86_64">
      <iso><volume-id>EX-7-(amd64|arm64)</volume-id><system-id>LINUX</system-id></iso>
    </media>
  </os>
</libosinfo>
`;
const label = { volume: 'EX-7-amd64', system: 'LINUX', publisher: '', application: '' };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-osinfo-'));
  await mkdir(join(folder, 'example.org'));
  await writeFile(join(folder, 'example.org', 'example-7.xml'), DOCUMENT);
});
afterEach(() => rm(folder, { recursive: true }));

it('recognises a medium and says what its system needs', async () => {
  expect(await new OsDatabase(folder).recognise(label)).toEqual({
    id: 'http://example.org/os/7',
    label: 'Example 7',
    family: 'linux',
    vcpus: 1,
    memory: 3 * 1024 ** 3,
    // Twice the minimum, as nothing is recommended.
    storage: 10 * 1024 ** 3,
    needsUefi: true,
  });
});

it('wants all labels to match, not only the volume', async () => {
  expect(await new OsDatabase(folder).recognise({ ...label, system: 'Win32' })).toBeUndefined();
  expect(await new OsDatabase(folder).recognise({ ...label, volume: 'other' })).toBeUndefined();
});

it('knows nothing where the database is not installed', async () => {
  expect(await new OsDatabase(join(folder, 'absent')).recognise(label)).toBeUndefined();
});
