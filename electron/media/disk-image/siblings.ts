import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';

export type Sibling =
  | { readonly kind: 'found'; readonly path: string; readonly size: number }
  | { readonly kind: 'missing'; readonly path: string }
  /** It lies elsewhere, is no plain file, or is a protocol's address. */
  | { readonly kind: 'outside' };

/**
 * What an image may refer to: plain files of its own folder. A forged header could name any file of this
 * computer, and its content would end in the guest; or an address, and QEMU would connect to it.
 */
export async function findSibling(image: string, name: string): Promise<Sibling> {
  const folder = dirname(await realpath(image));
  // oxlint-disable-next-line no-control-regex -- no disk has such a name
  if (name === '' || /[\u0000-\u001f\u007f]/.test(name)) return { kind: 'outside' };
  // A colon before any slash begins a protocol; Windows' paths are of another computer.
  if (!isAbsolute(name) && /[/\\:]/.test(name)) return { kind: 'outside' };
  const path = isAbsolute(name) ? name : join(folder, name);
  try {
    const [parent, stat] = await Promise.all([realpath(dirname(path)), lstat(path)]);
    if (parent !== folder || !stat.isFile()) return { kind: 'outside' };
    return { kind: 'found', path: join(parent, basename(path)), size: stat.size };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing', path };
    throw error;
  }
}
