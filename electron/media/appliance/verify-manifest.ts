import { createHash } from 'node:crypto';
import { parseManifest } from '#shared/domain/appliance/manifest.ts';
import { MediaError } from '../media-error.ts';
import { type ApplianceFiles, bytesIn, readBytes } from './files.ts';

/**
 * Compares every file that the manifest names with it, byte for byte.
 * @throws MediaError CHECKSUM_MISMATCH naming the file; FILE_NOT_FOUND for one that is not there; FILE_DAMAGED
 * for a manifest that is none
 */
export async function verifyManifest(
  files: ApplianceFiles,
  name: string,
  signal?: AbortSignal,
): Promise<void> {
  const file = await files.find(name);
  const entries = parseManifest((await readBytes(file)).toString('utf8'));
  const where = (path: string, member: string | undefined) =>
    member === undefined ? path : `${path}: ${member}`;
  if (!entries)
    throw new MediaError('FILE_DAMAGED', {
      path: where(file.path, file.member),
      reason: 'It is no manifest: a line in it is not a file and its checksum.',
    });
  for (const { file: listed, algorithm, digest: expected } of entries) {
    const found = await files.find(listed);
    const hash = createHash(algorithm);
    for await (const chunk of bytesIn(found, signal)) hash.update(chunk);
    const digest = hash.digest('hex');
    if (digest !== expected)
      throw new MediaError('CHECKSUM_MISMATCH', {
        path: where(found.path, found.member),
        expected: `${algorithm}:${expected}`,
        found: `${algorithm}:${digest}`,
      });
  }
}
