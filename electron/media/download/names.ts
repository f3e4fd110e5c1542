import { createHash } from 'node:crypto';

/** One address is one file of the cache, whoever asks for it. */
export function idOf(url: string): string {
  return createHash('sha256').update(url).digest('hex').slice(0, 32);
}

/** The last part of the address, as a file and a volume of a pool may be called. */
export function fileNameOf(url: string): string {
  const last = new URL(url).pathname.split('/').findLast(part => part !== '') ?? '';
  const name = decoded(last)
    .replaceAll(/[^A-Za-z0-9._+-]+/g, '-')
    .replace(/^[.-]+/, '');
  return name === '' ? 'download' : name.slice(-150);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export type Packing = 'gz' | 'xz' | 'zst';

/** How the file is packed, by the end of its name: an image in it is of use only unpacked. */
export function packingOf(name: string): Packing | undefined {
  // Not of an initramfs, which a kernel takes as it is, nor of a tar, which others take apart.
  const end = /\.(?:qcow2|raw|img|iso|vmdk|vdi|vhdx?|dd)\.(gz|xz|zst)$/i.exec(name)?.[1];
  return end?.toLowerCase() as Packing | undefined;
}

/** The name of the image itself: without what only says how it is packed. */
export function unpackedName(name: string): string {
  return packingOf(name) ? name.slice(0, name.lastIndexOf('.')) : name;
}
