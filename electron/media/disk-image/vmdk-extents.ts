import type { Failure } from '#shared/contract/failure.ts';
import { findSibling } from './siblings.ts';
import type { VmdkDescriptor, VmdkExtent } from './vmdk-descriptor.ts';
import { withRegion } from './region.ts';

export interface CheckedExtents {
  readonly files: readonly string[];
  readonly missing: readonly string[];
  readonly failure?: Failure;
}

const SECTOR = 512;
const readable = new Set(['FLAT', 'SPARSE', 'ZERO', 'VMFS', 'VMFSSPARSE', 'SESPARSE']);
const whole = new Set(['FLAT', 'VMFS']);

/** Whether every piece that a VMDK's text names is there, whole, and in the folder of `image`. */
export async function checkExtents(
  image: string,
  descriptor: VmdkDescriptor | undefined,
): Promise<CheckedExtents> {
  if (!descriptor) return { files: [], missing: [] };
  const [strange] = descriptor.unreadable;
  const unreadable = strange ?? descriptor.extents.find(({ type }) => !readable.has(type))?.type;
  if (unreadable !== undefined)
    return {
      files: [],
      missing: [],
      failure: damaged(image, `Its piece “${unreadable}” is of no kind we read.`),
    };
  const files: string[] = [];
  const missing: string[] = [];
  let failure: Failure | undefined;
  for (const extent of descriptor.extents) {
    if (extent.type === 'ZERO') continue;
    const found = await checkExtent(image, extent);
    files.push(found.path);
    if (found.failure?.code === 'FILE_NOT_FOUND') missing.push(found.path);
    failure ??= found.failure;
  }
  return { files, missing, ...(failure && { failure }) };
}

async function checkExtent(
  image: string,
  { file = '', type, sectors, offset }: VmdkExtent,
): Promise<{ path: string; failure?: Failure }> {
  const sibling = await findSibling(image, file);
  if (sibling.kind === 'outside')
    return {
      path: file,
      failure: damaged(image, `Its piece “${file}” is no file of its own folder: that is not followed.`),
    };
  const { path } = sibling;
  if (sibling.kind === 'missing') return { path, failure: { code: 'FILE_NOT_FOUND', params: { path } } };
  if (whole.has(type) && sibling.size < (offset + sectors) * SECTOR)
    return { path, failure: damaged(path, 'It is shorter than the disk it is a piece of.') };
  if (!whole.has(type) && !(await isSparsePiece(path)))
    return { path, failure: damaged(path, 'It is no piece of a VMDK disk.') };
  return { path };
}

/** One with a size of its own: else QEMU would take the text within for a descriptor, with files of any name. */
async function isSparsePiece(path: string): Promise<boolean> {
  const head = await withRegion(path, undefined, region => region.read(0, 64));
  const magic = head.toString('latin1', 0, 4);
  if (magic === 'COWD') return true;
  if (magic === 'KDMV') return head.length === 64 && head.readBigUInt64LE(12) !== 0n;
  // SESPARSE: 0x00000000cafebabe, little-endian.
  return head.length === 64 && head.readBigUInt64LE(0) === 0xcafebaben;
}

const damaged = (path: string, reason: string): Failure => ({
  code: 'FILE_DAMAGED',
  params: { path, reason },
});
