import type { HostTree } from './host-tree.ts';
import type { HostRecord } from './parse-record.ts';
import { walk, words } from './record-node.ts';

/** The files of a host as they were when it was recorded. */
export function recordedTree({ root, free }: HostRecord): HostTree {
  const content = (path: string) => {
    const node = walk(root, path);
    return node?.kind === 'file' ? node.content : undefined;
  };
  return {
    text: async path => {
      const found = content(path);
      return found === undefined || typeof found === 'string'
        ? found?.trim()
        : new TextDecoder().decode(found).trim();
    },
    bytes: async path => {
      const found = content(path);
      return typeof found === 'string' ? new TextEncoder().encode(found) : found;
    },
    names: async path => {
      const node = walk(root, path);
      return node?.kind === 'folder' ? [...node.children.keys()] : [];
    },
    link: async path => {
      const node = walk(root, path, { follow: false });
      return node?.kind === 'link' ? node.target : undefined;
    },
    has: async path => walk(root, path) !== undefined,
    free: async path => free.get(words(path).join('/')),
  };
}
