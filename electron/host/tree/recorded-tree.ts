import type { HostTree } from './host-tree.ts';
import type { HostRecord } from './parse-record.ts';
import { type RecordNode, walk, words } from './record-node.ts';

/** The files of a host as they were when it was recorded. */
export function recordedTree({ root, free }: HostRecord): HostTree {
  /** Readers ask for many files of one folder, and its path goes through links each time. */
  const folders = new Map<string, RecordNode | undefined>();
  const folderAt = (path: string) => {
    if (!folders.has(path)) folders.set(path, walk(root, path));
    return folders.get(path);
  };
  const find = (path: string, follow = true): RecordNode | undefined => {
    const slash = path.lastIndexOf('/');
    const folder = folderAt(path.slice(0, Math.max(0, slash)));
    const node = folder?.kind === 'folder' ? folder.children.get(path.slice(slash + 1)) : undefined;
    const leadsOn = node === undefined || (node.kind === 'link' && follow);
    return leadsOn ? walk(root, path, { follow }) : node;
  };
  const content = (path: string) => {
    const node = find(path);
    return node?.kind === 'file' ? node.content : undefined;
  };
  return {
    text: async path => {
      const found = content(path);
      return (found instanceof Uint8Array ? new TextDecoder().decode(found) : found)?.trim();
    },
    bytes: async path => {
      const found = content(path);
      return typeof found === 'string' ? new TextEncoder().encode(found) : found;
    },
    names: async path => {
      const node = folderAt(path);
      return node?.kind === 'folder' ? [...node.children.keys()] : [];
    },
    link: async path => {
      const node = find(path, false);
      return node?.kind === 'link' ? node.target : undefined;
    },
    has: async path => find(path) !== undefined,
    free: async path => free.get(words(path).join('/')),
  };
}
