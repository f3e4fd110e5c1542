import type { JobContext } from '#electron/jobs/job.ts';
import type { Checksum } from '#shared/contract/create/image.ts';
import { fail } from '../failures/fail.ts';
import { RunningChecksum } from './running-checksum.ts';

export interface ChecksumChoice {
  readonly expected?: Checksum | undefined;
  readonly checksum?: boolean | undefined;
}

const labels = { sha256: 'SHA-256', sha512: 'SHA-512' } as const;

/** Of the kind that is expected; SHA-256 otherwise, and none where a person wants none. */
export function checksumFor({ expected, checksum = true }: ChecksumChoice): RunningChecksum | undefined {
  if (expected !== undefined)
    return new RunningChecksum(expected.toLowerCase().startsWith('sha512:') ? 'sha512' : 'sha256');
  return checksum ? new RunningChecksum('sha256') : undefined;
}

/** Shows what the checksum came to. Throws CHECKSUM_MISMATCH where another was expected. */
export function verify(
  job: Pick<JobContext, 'result' | 'log'>,
  counted: RunningChecksum | undefined,
  { expected }: ChecksumChoice,
  path: string,
): void {
  if (!counted) return;
  const found = counted.digest();
  job.result(labels[counted.algorithm], found.slice(found.indexOf(':') + 1));
  if (expected === undefined) return;
  if (found !== expected.toLowerCase())
    throw fail('CHECKSUM_MISMATCH', { path, found, expected: expected.toLowerCase() });
  job.log('The checksum is the one given');
}
