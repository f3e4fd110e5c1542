export interface ManifestEntry {
  readonly file: string;
  /** As node:crypto names it. */
  readonly algorithm: 'sha1' | 'sha256' | 'sha512';
  /** In small hexadecimal digits. */
  readonly digest: string;
}

const LINE = /^(SHA-?(?:1|256|512))\s*\((.+)\)\s*=\s*([0-9a-f]+)$/i;
const digits = { sha1: 40, sha256: 64, sha512: 128 } as const;

/**
 * The lines of an OVF manifest (DSP0243, 5.1): `SHA256(disk.vmdk)= 1f3a…`. Undefined when a line is none: a
 * manifest that is half read would vouch for half of the files.
 */
export function parseManifest(source: string): ManifestEntry[] | undefined {
  const entries: ManifestEntry[] = [];
  for (const line of source.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const [, name, file, digest] = LINE.exec(line.trim()) ?? [];
    const algorithm = name?.toLowerCase().replace('-', '') as keyof typeof digits | undefined;
    if (algorithm === undefined || file === undefined || digest?.length !== digits[algorithm])
      return undefined;
    entries.push({ file, algorithm, digest: digest.toLowerCase() });
  }
  return entries;
}
