import { basename } from 'node:path';

/** Ends of file names that say nothing of what is in them. */
const SUFFIX = /\.(iso|img|raw|qcow2?|vmdk|vdi|vhdx?|ova|ovf|vmx)$/i;
const LONGEST = 40;

/** A guest's name from a system's or a file's: small letters, digits and hyphens. */
export function nameFrom(label: string): string {
  const words = basename(label)
    .replace(SUFFIX, '')
    .normalize('NFKD')
    // Accents, which NFKD set apart from their letters.
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const name = (words ?? []).join('-').slice(0, LONGEST).replace(/-$/, '');
  return name === '' ? 'guest' : name;
}
