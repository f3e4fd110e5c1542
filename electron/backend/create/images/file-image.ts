import { stat } from 'node:fs/promises';
import type { ImageFacts } from '#shared/domain/create/facts.ts';
import { damageOf } from '#electron/media/damage.ts';
import { inspectImage } from '#electron/media/disk-image/inspect.ts';
import { NotAnImageError, readImageHeader } from '#electron/media/image-header.ts';
import { findIsoFile } from '#electron/media/iso/read-file.ts';
import { MediaError } from '#electron/media/media-error.ts';
import type { KnownMedium } from '#electron/media/osinfo.ts';
import type { AreaDeps } from '../../ports.ts';
import { stampOf } from './stamp.ts';

type FileFacts = Omit<ImageFacts, 'usedBy'>;
type Deps = Pick<AreaDeps, 'media' | 'toFailure'>;

/** What a file of this computer holds. Whatever is wrong with it is part of the answer. */
export async function readFileImage(deps: Deps, path: string, member?: string): Promise<FileFacts> {
  try {
    const seen = member === undefined ? await readWhole(deps, path) : await readDisk(path, member);
    const { size, mtimeMs } = await stat(path);
    return { ...seen, stamp: stampOf(path, member ?? '', String(size), String(mtimeMs)) };
  } catch (error) {
    return { copyable: false, failure: failureOf(deps, error, path) };
  }
}

async function readWhole({ media }: Deps, path: string): Promise<FileFacts> {
  const { iso, ...header } = await readImageHeader(path);
  // Small and simple enough to be read by ourselves; the others come in pieces, with a map at their end.
  if (header.format !== 'iso' && header.format !== 'raw') return readDisk(path);
  const known = iso && (await media.database.medium(iso));
  const damage = damageOf({ ...header, ...(iso && { iso }) }, path);
  return {
    ...header,
    copyable: damage === undefined,
    ...(known && { os: known.os, arch: known.arch, ...(await readInstaller(path, known)) }),
    ...(damage && { failure: damage }),
  };
}

/** Of a system whose installer is answered in its initramfs, where both files are on the medium. */
async function readInstaller(
  path: string,
  { os, installer }: KnownMedium,
): Promise<Pick<ImageFacts, 'installer'>> {
  if (!installer || os.answersInInitramfs !== true) return {};
  const size = async (member: string) => (await findIsoFile(path, member))?.size;
  const [kernel, initramfs] = await Promise.all([size(installer.kernel), size(installer.initramfs)]);
  if (kernel === undefined || initramfs === undefined) return {};
  return {
    installer: {
      kernel: { member: installer.kernel, size: kernel },
      initramfs: { member: installer.initramfs, size: initramfs },
    },
  };
}

async function readDisk(path: string, member?: string): Promise<FileFacts> {
  const { format, size, virtualSize, backingFile, failure } = await inspectImage(path, member);
  return {
    format,
    ...(size !== undefined && { size }),
    ...(virtualSize !== undefined && { virtualSize }),
    ...(backingFile !== undefined && { backingFile }),
    copyable: failure === undefined,
    ...(failure && { failure }),
  };
}

function failureOf(deps: Deps, error: unknown, path: string) {
  if (error instanceof MediaError) return error.failure;
  if (error instanceof NotAnImageError)
    return { code: 'FILE_NOT_AN_IMAGE' as const, params: { path }, detail: error.message };
  return deps.toFailure(error, { path });
}
