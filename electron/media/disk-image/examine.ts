import { realpath } from 'node:fs/promises';
import type { Failure } from '#shared/contract/failure.ts';
import { archivedPieces } from './archived-pieces.ts';
import { type BlockNode, bytesNode, formatNode } from './block-node.ts';
import { type DiskFormat, probe, type Probe } from './probe.ts';
import { withRegion } from './region.ts';
import { findSibling } from './siblings.ts';
import { checkExtents } from './vmdk-extents.ts';

export interface Examined {
  readonly format: DiskFormat;
  readonly size?: number;
  readonly backingFile?: string;
  readonly files: readonly string[];
  readonly missing: readonly string[];
  readonly failure?: Failure;
  /** How QEMU is to open it; missing with a failure. */
  readonly node?: BlockNode;
}

/** Longer than any chain of snapshots that still works. */
const MAX_CHAIN = 64;

/** Reads headers alone, and finds every file that belongs to the image. */
export async function examine(path: string, member?: string, depth = 0): Promise<Examined> {
  const real = await realpath(path);
  return withRegion(real, member, async region => {
    const found = await probe(region);
    const { format, refusal } = found;
    const name = member === undefined ? path : `${path}: ${member}`;
    const backingFile = found.backing ?? found.descriptor?.parent;
    const seen = {
      format,
      ...(region.size !== undefined && { size: region.size }),
      ...(backingFile !== undefined && { backingFile }),
    };
    const refused = (failure: Failure, files: readonly string[] = [], missing: readonly string[] = []) => ({
      ...seen,
      files,
      missing,
      failure,
    });
    if (refusal !== undefined) return refused(refusalFailure(found, name, refusal));
    const pieces = member === undefined ? undefined : await archivedPieces(real, member, found);
    if (pieces) return refused(pieces);
    const extents = await checkExtents(real, found.descriptor);
    if (extents.failure) return refused(extents.failure, extents.files, extents.missing);
    const backing = await examineBacking(real, backingFile, depth);
    const files = [...extents.files, ...(backing?.files ?? [])];
    if (backing?.failure) return refused(backing.failure, files, backing.missing);
    const node = formatNode(format === 'iso' ? 'raw' : format, bytesNode(region), backing?.node ?? null);
    return { ...seen, files, missing: [], node };
  });
}

async function examineBacking(
  image: string,
  name: string | undefined,
  depth: number,
): Promise<Omit<Examined, 'format'> | undefined> {
  if (name === undefined) return undefined;
  const sibling = await findSibling(image, name);
  if (sibling.kind === 'outside')
    return {
      files: [name],
      missing: [],
      failure: damaged(
        image,
        `It stands on “${name}”, which is no file of its own folder: that is not followed.`,
      ),
    };
  const { path } = sibling;
  if (sibling.kind === 'missing')
    return { files: [path], missing: [path], failure: { code: 'FILE_NOT_FOUND', params: { path } } };
  if (depth >= MAX_CHAIN)
    return {
      files: [path],
      missing: [],
      failure: damaged(image, 'It stands on too many others, or on itself.'),
    };
  const below = await examine(path, undefined, depth + 1);
  return { ...below, files: [path, ...below.files] };
}

function refusalFailure({ format }: Probe, path: string, reason: string): Failure {
  return format === 'raw' ? { code: 'FILE_NOT_AN_IMAGE', params: { path, reason } } : damaged(path, reason);
}

const damaged = (path: string, reason: string): Failure => ({
  code: 'FILE_DAMAGED',
  params: { path, reason },
});
