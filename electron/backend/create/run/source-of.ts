import { stat } from 'node:fs/promises';
import type { Bytes } from '#shared/domain/create/work.ts';
import { withoutLogin } from '#electron/media/download/http.ts';
import { fail } from '../../failures/fail.ts';
import type { Carrying } from './carrying.ts';

export interface LocalFile {
  readonly path: string;
  /** A file within an archive. */
  readonly member?: string;
}

/** The file of this computer that the bytes are in. */
export function sourceOf(from: Bytes, { downloads }: Pick<Carrying, 'downloads'>): LocalFile {
  if (from.kind !== 'download') return from;
  const path = downloads.get(from.url);
  if (path === undefined) throw fail('FILE_NOT_FOUND', { path: withoutLogin(from.url) });
  return { path };
}

/** A download was packed perhaps, and is bigger than its server said. Of a device only the plan knows. */
export async function sizeOf({ path, member }: LocalFile, planned: number): Promise<number> {
  if (member !== undefined) return planned;
  const file = await stat(path);
  return file.isFile() ? file.size : planned;
}
