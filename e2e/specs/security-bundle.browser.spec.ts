import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../support/serve.ts';
import { expect, test } from '../support/fixtures.ts';

/** Names that look like addresses and are never fetched, and where messages of libraries point a developer. */
const names = [
  'http://www.w3.org/',
  'http://json-schema.org/',
  'https://json-schema.org/',
  'https://react.dev/',
  'https://mui.com/',
  // Namespaces of libvirt's documents, and the reference that a device's page links to; opened outside of the window.
  'http://libosinfo.org/xmlns/',
  'http://libvirt.org/schemas/',
  'https://libvirt.org/',
  // How osinfo names a system: an example in a field.
  'http://debian.org/debian/',
  // What oRPC calls its side of a socket, and the base against which relative addresses are read.
  'http://orpc',
  'http://localhost',
];

async function textsBelow(folder: string): Promise<{ path: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile() && /\.(c?js|css|html)$/.test(entry.name));
  return Promise.all(
    files.map(async entry => {
      const path = join(entry.path, entry.name);
      return { path, text: await readFile(path, 'utf8') };
    }),
  );
}

test('the built page names no place but its own', async () => {
  const files = await textsBelow(join(repository, 'out', 'renderer'));
  expect(files.length).toBeGreaterThan(10);
  for (const { path, text } of files) {
    const addresses = text.match(/\b(?:https?|file|ftp|wss?):\/\/\w[\w./-]*/g) ?? [];
    expect(
      addresses.filter(address => !names.some(name => address.startsWith(name))),
      path,
    ).toEqual([]);
    expect(text, path).not.toMatch(/\bdata:(?:text\/html|application\/javascript)/);
  }
});

test('the built main process loads windows from app://vm alone', async () => {
  const text = (await textsBelow(join(repository, 'out', 'main'))).map(file => file.text).join('\n');
  expect(text).not.toMatch(/\.loadFile\(/);
  expect(text.match(/\.loadURL\([^)]*\)/g)).toEqual(['.loadURL(address)']);
});

test('what runs under plain Node never touches electron', async () => {
  const out = join(repository, 'out', 'main');
  const seen = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = await readFile(path, 'utf8');
    expect(text, path).not.toMatch(/require\(["']electron["']\)/);
    for (const [, chunk] of text.matchAll(/require\(["'](\.[^"']+\.cjs)["']\)/g)) {
      await visit(join(path, '..', chunk ?? ''));
    }
  };
  for (const entry of ['serve.cjs', 'cli.cjs']) await visit(join(out, entry));
  expect(seen.size).toBeGreaterThan(3);
});
