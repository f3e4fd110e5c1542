/** What a record holds at a path. */
export type RecordNode = RecordFolder | RecordFile | RecordLink;

export interface RecordFolder {
  readonly kind: 'folder';
  readonly children: Map<string, RecordNode>;
}

export interface RecordFile {
  readonly kind: 'file';
  /** Text, or bytes of a file of the kernel that is no text. */
  readonly content: string | Uint8Array;
}

export interface RecordLink {
  readonly kind: 'link';
  readonly target: string;
}

export const folderNode = (): RecordFolder => ({ kind: 'folder', children: new Map() });

/** The kernel's own limit for a path (path_resolution(7)). */
const MOST_LINKS = 40;

export interface WalkOptions {
  /** The last word too, where it is a link; true by default. */
  readonly follow?: boolean;
  /** Folders that are missing. */
  readonly make?: boolean;
}

/**
 * What a path leads to, the links in it followed. One that leaves the root by `..` stays there, as in the root
 * folder of a host.
 */
export function walk(
  root: RecordFolder,
  path: string,
  { follow = true, make = false }: WalkOptions = {},
): RecordNode | undefined {
  const at: RecordFolder[] = [root];
  const rest = words(path).toReversed();
  for (let links = 0; rest.length > 0; ) {
    const word = rest.pop() ?? '';
    const folder = at.at(-1) ?? root;
    if (word === '..') {
      if (at.length > 1) at.pop();
      continue;
    }
    let node = folder.children.get(word);
    if (node?.kind === 'link' && (follow || rest.length > 0)) {
      links += 1;
      if (links > MOST_LINKS) return undefined;
      if (node.target.startsWith('/')) at.length = 1;
      rest.push(...words(node.target).toReversed());
      continue;
    }
    if (!node && make) {
      node = folderNode();
      folder.children.set(word, node);
    }
    if (node?.kind !== 'folder') return rest.length === 0 ? node : undefined;
    at.push(node);
  }
  return at.at(-1);
}

/** Puts something where a path says, in folders that are made; false where a file or nothing is in the way. */
export function put(from: RecordFolder, path: string, node: RecordNode): boolean {
  const names = words(path);
  const name = names.pop();
  const folder = walk(from, names.join('/'), { make: true });
  if (name === undefined || folder?.kind !== 'folder') return false;
  folder.children.set(name, node);
  return true;
}

export function words(path: string): string[] {
  return path.split('/').filter(word => word !== '' && word !== '.');
}
