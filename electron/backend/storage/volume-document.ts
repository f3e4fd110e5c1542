import type { VolumeFormat } from '#shared/contract/volumes.ts';
import { volume as volumeView } from '#shared/libvirt-xml/documents/volume.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';

export interface NewVolume {
  readonly name: string;
  readonly format: VolumeFormat;
  /** Bytes. */
  readonly capacity: number;
  /** What it is made to have later; a device, which cannot grow, has it at once. */
  readonly grownTo?: number | undefined;
  /** `full` has all of its room at once; left out: none. */
  readonly preallocation?: 'off' | 'metadata' | 'full';
  /** The UUID of the secret that opens it: it is encrypted with LUKS. */
  readonly secret?: string;
  /** A layer on it, which holds only what is different. */
  readonly backing?: { readonly path: string; readonly format: string };
  /** Whose its file is; left out: the daemon's own. */
  readonly owner?: { readonly uid: number; readonly gid: number };
}

/** @param files volumes of the pool are files, with a format; others are devices, which have all of their room */
export function volumeDocument(wanted: NewVolume, files: boolean): string {
  const { name, format, capacity, grownTo = 0, preallocation, backing, owner, secret } = wanted;
  const document = parseDocument('<volume/>\n');
  const view = volumeView.of(document.root);
  view.name = name;
  view.capacity = BigInt(files ? capacity : Math.max(capacity, grownTo));
  if (files) {
    view.allocation = preallocation === 'full' ? BigInt(capacity) : 0n;
    view.format = format;
    if (format === 'qcow2') view.compat = '1.1';
  }
  if (owner) {
    view.permissions.mode = '0600';
    view.permissions.owner = owner.uid;
    view.permissions.group = owner.gid;
  }
  if (secret !== undefined) {
    view.encryption = 'luks';
    view.encryptionSecretType = 'passphrase';
    view.encryptionSecret = secret;
  }
  if (backing) {
    view.backingPath = backing.path;
    view.backingFormat = backing.format;
  }
  return document.toString();
}
