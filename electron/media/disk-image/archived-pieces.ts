import { posix } from 'node:path';
import type { Failure } from '#shared/contract/failure.ts';
import { listMembers } from '../ova/tar-index.ts';
import type { Probe } from './probe.ts';

/**
 * Why a disk in an archive cannot be read: its pieces are files of their own there, and QEMU finds pieces by
 * their names alone. One that is missing is named. Undefined for a disk that is whole.
 */
export async function archivedPieces(
  archive: string,
  member: string,
  { backing, descriptor }: Probe,
): Promise<Failure | undefined> {
  if (backing === undefined && descriptor === undefined) return undefined;
  const needed = [backing, descriptor?.parent, ...(descriptor?.extents ?? []).map(({ file }) => file)];
  const names = new Set((await listMembers(archive)).map(({ name }) => name));
  for (const file of needed) {
    if (file === undefined) continue;
    const name = posix.join(posix.dirname(member), file);
    if (!names.has(name)) return { code: 'FILE_NOT_FOUND', params: { path: `${archive}: ${name}` } };
  }
  const reason = `The disk “${member}” in the archive is in several pieces.`;
  const remedy = 'Unpack the archive (tar -xf), and import the OVF in it.';
  return { code: 'UNSUPPORTED', params: { host: 'Innkeeper', reason, remedy } };
}
