import { readdir, readFile, readlink, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostTree } from './host-tree.ts';

/** The files below a folder; `/` is this computer itself. */
export function fileTree(root = '/'): HostTree {
  const at = (path: string) => join(root, path);
  const unlessGone = <Found>(reading: Promise<Found>) => reading.catch(() => undefined);
  return {
    text: async path => (await unlessGone(readFile(at(path), 'utf8')))?.trim(),
    bytes: path => unlessGone(readFile(at(path))),
    names: async path => (await unlessGone(readdir(at(path)))) ?? [],
    link: path => unlessGone(readlink(at(path))),
    has: async path => (await unlessGone(stat(at(path)))) !== undefined,
    free: async path => {
      if (root !== '/') return undefined;
      const facts = await unlessGone(statfs(at(path)));
      return facts && facts.bavail * facts.bsize;
    },
  };
}
