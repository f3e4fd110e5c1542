import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MediaError } from '../media-error.ts';
import { makeTar } from '../testing/appliances.ts';
import { readPax } from './tar-header.ts';
import { listMembers } from './tar-index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-tar-'));
});
afterEach(() => rm(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

async function contents(path: string): Promise<Record<string, string>> {
  const file = await open(path);
  try {
    const members = await listMembers(path);
    const read = members.map(async ({ name, offset, size }) => {
      const { buffer } = await file.read(Buffer.alloc(size), 0, size, offset);
      return [name, buffer.toString()] as const;
    });
    return Object.fromEntries(await Promise.all(read));
  } finally {
    await file.close();
  }
}

describe('listMembers', () => {
  it.each(['ustar', 'gnu', 'pax', 'v7'])('finds what tar packs as %s', async format => {
    const long = `${'n'.repeat(format === 'v7' ? 90 : 190)}.vmdk`;
    await writeFile(at('a.ovf'), 'description');
    await writeFile(at(long), 'x'.repeat(1000));
    const names = format === 'ustar' ? ['a.ovf'] : ['a.ovf', `./${long}`];
    execFileSync('tar', ['--format', format, '-C', folder, '-cf', at('x.tar'), ...names]);
    const found = await contents(at('x.tar'));
    expect(found['a.ovf']).toBe('description');
    if (format !== 'ustar') expect(found[long]).toBe('x'.repeat(1000));
  });

  it('hops over 9 GiB to what is behind', async () => {
    const size = 9 * 1024 ** 3;
    const archive = pack();
    archive.entry({ name: 'huge', size });
    const [header] = (await once(archive, 'data')) as [Buffer];
    const rest = await readFile(await makeTar(at('rest.tar'), [{ name: 'small', content: 'x' }]));
    // Sparse: nothing of the nine is written.
    const file = await open(at('x.tar'), 'w');
    await file.write(header, 0, header.length, 0);
    await file.write(rest, 0, rest.length, header.length + size);
    await file.close();
    expect(await listMembers(at('x.tar'))).toEqual([
      { name: 'huge', offset: 512, size },
      { name: 'small', offset: size + 1024, size: 1 },
    ]);
  });

  it.each(['/etc/x', '../x', 'a/../../x', 'a\\b', 'C:x', 'a\nb'])('refuses the name %j', async name => {
    await makeTar(at('x.tar'), [{ name, content: 'x' }]);
    await expect(listMembers(at('x.tar'))).rejects.toMatchObject({ failure: { code: 'FILE_DAMAGED' } });
  });

  it('refuses links, and two files of one name', async () => {
    await symlink('/etc/passwd', at('link'));
    execFileSync('tar', ['-C', folder, '-cf', at('x.tar'), 'link']);
    await expect(listMembers(at('x.tar'))).rejects.toMatchObject({ failure: { code: 'FILE_DAMAGED' } });
    await makeTar(at('y.tar'), [
      { name: 'a', content: '1' },
      { name: './a', content: '2' },
    ]);
    await expect(listMembers(at('y.tar'))).rejects.toMatchObject({ failure: { code: 'FILE_DAMAGED' } });
  });

  it('ends with an answer or a MediaError, wherever a byte is wrong', async () => {
    const bytes = await readFile(
      await makeTar(at('x.tar'), [{ name: 'a'.repeat(150), content: 'x'.repeat(600) }]),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.nat(255),
        fc.nat(bytes.length),
        async (index, byte, length) => {
          const forged = Buffer.from(bytes.subarray(0, length));
          if (index < length) forged[index] = byte;
          await writeFile(at('y.tar'), forged);
          const outcome = await listMembers(at('y.tar')).catch((error: unknown) => error);
          expect(Array.isArray(outcome) || outcome instanceof MediaError).toBe(true);
        },
      ),
    );
  });
});

it('reads no pax record that is not what it says', () => {
  expect(readPax(Buffer.from('10 path=a\n'))?.get('path')).toBe('a');
  for (const text of ['99 path=a\n', 'x path=a\n', '10 patha\n\n', '3 a'])
    expect(readPax(Buffer.from(text))).toBeUndefined();
});
