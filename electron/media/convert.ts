import { open, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Failure } from '#shared/contract/failure.ts';
import { formatBytes } from '#shared/domain/units.ts';
import { asFileName, type BlockNode } from './disk-image/block-node.ts';
import { imageName, lookInto } from './disk-image/inspect.ts';
import { qemuImg } from './disk-image/qemu-img.ts';
import { MediaError } from './media-error.ts';

export interface Conversion {
  readonly from: string;
  /** A file within the archive at `from`. */
  readonly member?: string | undefined;
  /** Must not be there yet. */
  readonly to: string;
  readonly format: 'qcow2' | 'raw';
}

export interface ConversionOptions {
  readonly signal?: AbortSignal | undefined;
  /** Fractions from 0 to 1. */
  readonly progress?: ((fraction: number) => void) | undefined;
}

/** What fits in without being told of beforehand: the free room may shrink while it is written. */
const SLACK = 1024 * 1024;
/** qemu-img(1), “check”. */
const CHECK_UNSUPPORTED = 63;
const CHECK_LEAKS = 3;

const measureSchema = z.object({ required: z.number(), 'fully-allocated': z.number() });

/**
 * Writes a disk image anew as qcow2 or raw, standing on nothing: pieces and what it stood on become one file.
 * Sparse stays sparse. Rejects with a MediaError: FILE_NOT_FOUND, FILE_DAMAGED, FILE_NOT_AN_IMAGE … for the
 * source, NO_SPACE, UNSUPPORTED without qemu-img; when the signal aborts, with its reason. `to` is then gone.
 */
export async function convertImage(conversion: Conversion, options: ConversionOptions = {}): Promise<void> {
  const { from, member, to, format } = conversion;
  const { signal, progress } = options;
  const { node, failure } = await lookInto(from, member, { signal });
  if (!node) throw failure ? asError(failure) : new Error('An image without a failure has a node.');
  const name = imageName(from, member);
  await refuseDamaged(node, name, signal);
  await refuseTooLarge(node, to, signal);
  await claim(to);
  try {
    const target = ['-p', '-U', '-O', format, asFileName(node), to];
    const { exitCode, said } = await qemuImg(['convert', ...target], { signal, progress });
    if (exitCode !== 0) throw await conversionError(name, to, said);
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  }
}

const asError = ({ code, params, detail }: Failure) => new MediaError(code, params, detail);

/** An unfinished copy reads as zeros where it is cut off, and QEMU converts it without a word. */
async function refuseDamaged(node: BlockNode, path: string, signal: AbortSignal | undefined): Promise<void> {
  const { exitCode, said } = await qemuImg(['check', '-q', '-U', asFileName(node)], { signal });
  if (exitCode !== 0 && exitCode !== CHECK_LEAKS && exitCode !== CHECK_UNSUPPORTED)
    throw new MediaError('FILE_DAMAGED', { path }, said);
}

async function refuseTooLarge(node: BlockNode, to: string, signal: AbortSignal | undefined): Promise<void> {
  // Of qcow2 for raw too: what is empty takes no room in either.
  const args = ['measure', '--output=json', '-U', '-O', 'qcow2', asFileName(node)];
  const { exitCode, stdout } = await qemuImg(args, { signal });
  if (exitCode !== 0) return;
  const { required: needed, 'fully-allocated': all } = measureSchema.parse(JSON.parse(stdout));
  // Of a disk that was written in full nobody knows what of it is zeros, which take no room.
  if (needed >= all) return;
  const free = await freeBeside(to);
  if (needed + SLACK > free) throw noSpace(to, { needed: formatBytes(needed), free: formatBytes(free) });
}

async function freeBeside(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(dirname(path));
  return bavail * bsize;
}

function noSpace(to: string, params: Record<string, string> = {}, detail?: string): MediaError {
  return new MediaError('NO_SPACE', { path: dirname(to), ...params }, detail);
}

/** Makes the file, for its owner alone, or rejects with EEXIST: nothing is written over. */
async function claim(to: string): Promise<void> {
  await (await open(to, 'wx', 0o600)).close();
}

async function conversionError(path: string, to: string, said: string): Promise<MediaError> {
  // qemu-img tells of it in words alone; the file system knows.
  return (await freeBeside(to)) < SLACK
    ? noSpace(to, {}, said)
    : new MediaError('FILE_DAMAGED', { path }, said);
}
