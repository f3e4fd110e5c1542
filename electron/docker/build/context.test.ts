import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { extract } from 'tar-stream';
import { contextFiles, packContext } from './context.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-context-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function files(tree: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(tree)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
async function sent(dockerfile = 'Dockerfile'): Promise<string[]> {
  const paths: string[] = [];
  for await (const { path, kind } of contextFiles(folder, dockerfile))
    if (kind !== 'folder') paths.push(path);
  return paths;
}
const some = {
  Dockerfile: 'FROM scratch',
  'a.txt': '',
  'sub/a.txt': '',
  'sub/b.md': '',
  'sub/deep/c.txt': '',
};

it.each([
  ['', ['Dockerfile', 'a.txt', 'sub/a.txt', 'sub/b.md', 'sub/deep/c.txt']],
  ['# *.txt\n', ['Dockerfile', 'a.txt', 'sub/a.txt', 'sub/b.md', 'sub/deep/c.txt']],
  ['*.txt', ['Dockerfile', 'sub/a.txt', 'sub/b.md', 'sub/deep/c.txt']],
  ['*/*.txt', ['Dockerfile', 'a.txt', 'sub/b.md', 'sub/deep/c.txt']],
  ['**/*.txt', ['Dockerfile', 'sub/b.md']],
  ['sub', ['Dockerfile', 'a.txt']],
  ['/sub/', ['Dockerfile', 'a.txt']],
  ['sub/./deep/../deep', ['Dockerfile', 'a.txt', 'sub/a.txt', 'sub/b.md']],
  ['sub\n!sub/deep/c.txt', ['Dockerfile', 'a.txt', 'sub/deep/c.txt']],
  ['*\n!a.txt', ['Dockerfile', 'a.txt']],
  ['**\n!**/*.md', ['Dockerfile', 'sub/b.md']],
  ['!a.txt\n*.txt', ['Dockerfile', 'sub/a.txt', 'sub/b.md', 'sub/deep/c.txt']],
  ['A.TXT', ['Dockerfile', 'a.txt', 'sub/a.txt', 'sub/b.md', 'sub/deep/c.txt']],
  ['?.txt', ['Dockerfile', 'sub/a.txt', 'sub/b.md', 'sub/deep/c.txt']],
  ['\uFEFFa.txt\r\nsub\r\n', ['Dockerfile']],
])('leaves out what .dockerignore says: %j', async (rules, expected) => {
  await files({ ...some, '.dockerignore': rules });
  expect(await sent()).toEqual(['.dockerignore', ...expected]);
});

it('goes by the rules beside the Dockerfile before the common ones, and always sends both', async () => {
  await files({
    ...some,
    '.dockerignore': '**',
    'sub/Special': '',
    'sub/Special.dockerignore': '*.txt\nsub',
  });
  expect(await sent('sub/Special')).toEqual([
    '.dockerignore',
    'Dockerfile',
    'sub/Special',
    'sub/Special.dockerignore',
  ]);
});

it('packs files, links and empty folders, all of them root’s', async () => {
  await files({ Dockerfile: 'FROM scratch', 'sub/a.txt': 'text' });
  await mkdir(join(folder, 'empty'));
  await symlink('../outside', join(folder, 'link'));
  const seen: Record<string, unknown> = {};
  const read = extract();
  const tarball = await packContext(folder, 'Dockerfile', new AbortController().signal);
  tarball.pipe(read);
  for await (const entry of read) {
    const { name, type, uid, linkname } = entry.header;
    let text = '';
    for await (const piece of entry) text += String(piece);
    seen[name] = [type, uid, linkname ?? text];
  }
  expect(seen).toEqual({
    Dockerfile: ['file', 0, 'FROM scratch'],
    empty: ['directory', 0, ''],
    link: ['symlink', 0, '../outside'],
    sub: ['directory', 0, ''],
    'sub/a.txt': ['file', 0, 'text'],
  });
});

it('breaks off when a file cannot be read', async () => {
  await files({ Dockerfile: 'FROM scratch' });
  const tarball = await packContext(join(folder, 'gone'), 'Dockerfile', new AbortController().signal);
  await expect(async () => {
    for await (const _ of tarball);
  }).rejects.toMatchObject({ code: 'ENOENT' });
});
