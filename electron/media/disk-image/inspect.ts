import { z } from 'zod';
import type { Failure } from '#shared/contract/failure.ts';
import { examine } from './examine.ts';
import type { DiskFormat } from './probe.ts';
import { qemuImg, type QemuImgOptions } from './qemu-img.ts';
import { asFileName, type BlockNode } from './block-node.ts';

/** A disk image, looked at without following anything it names outside its own folder. Sizes in bytes. */
export interface ImageInspection {
  readonly format: DiskFormat;
  /** Of the file, or of the file within the archive; undefined for a block device. */
  readonly size?: number;
  /** The disk that a guest sees. */
  readonly virtualSize?: number;
  /** What it stands on, as its header has it. */
  readonly backingFile?: string;
  /** Every other file that its content is in: pieces and what it stands on. */
  readonly files: readonly string[];
  /** Of `files`, those that are not there. */
  readonly missing: readonly string[];
  readonly encrypted: boolean;
  /** Why nothing can be made from it. */
  readonly failure?: Failure;
}

/** Larger than any disk there is: 1 EiB. */
const LARGEST = 2 ** 60;
const SECONDS = 30;

const infoSchema = z.object({
  'virtual-size': z.number(),
  encrypted: z.boolean().optional(),
  'format-specific': z
    .object({ data: z.object({ corrupt: z.boolean().optional() }).loose().optional() })
    .loose()
    .optional(),
});

/**
 * Looks at a disk image: `member` is a file within the archive at `path`. What is wrong with the image is in
 * `failure`; rejects with the system's error when the file itself cannot be read, and with UNSUPPORTED where
 * qemu-img is not installed.
 */
export async function inspectImage(
  path: string,
  member?: string,
  options: Pick<QemuImgOptions, 'signal'> = {},
): Promise<ImageInspection> {
  const { node: _, ...inspection } = await lookInto(path, member, options);
  return inspection;
}

/** The same, and how QEMU is to open it; missing with a failure. */
export async function lookInto(
  path: string,
  member: string | undefined,
  options: Pick<QemuImgOptions, 'signal'>,
): Promise<ImageInspection & { readonly node?: BlockNode }> {
  const seen = { encrypted: false, ...(await examine(path, member)) };
  const { node, ...rest } = seen;
  if (!node) return rest;
  const name = imageName(path, member);
  if (rest.format === 'luks') return { ...rest, encrypted: true, failure: encryptedFailure(name) };
  const info = await readInfo(node, name, options);
  const failure = info.failure ?? (await checkMap(node, name, options));
  return failure ? { ...rest, ...info, failure } : { ...rest, ...info, node };
}

/** As failures name it. */
export const imageName = (path: string, member?: string) =>
  member === undefined ? path : `${path}: ${member}`;

async function readInfo(
  node: BlockNode,
  path: string,
  { signal }: Pick<QemuImgOptions, 'signal'>,
): Promise<Pick<ImageInspection, 'virtualSize' | 'encrypted' | 'failure'>> {
  // For this, qemu-img opens no more than the image itself.
  const alone = node.backing ? { ...node, backing: null } : node;
  const args = ['info', '--output=json', '-U', asFileName(alone)];
  const { exitCode, stdout, said } = await qemuImg(args, { signal, processorSeconds: SECONDS });
  if (exitCode !== 0)
    return { encrypted: false, failure: { code: 'FILE_DAMAGED', params: { path }, detail: said } };
  const info = infoSchema.parse(JSON.parse(stdout));
  const virtualSize = info['virtual-size'];
  const encrypted = info.encrypted === true;
  const failure = encrypted
    ? encryptedFailure(path)
    : info['format-specific']?.data?.corrupt === true
      ? damaged(path, 'QEMU once found it corrupt and marked it.')
      : virtualSize > LARGEST
        ? damaged(path, 'It gives itself a size that no disk has.')
        : undefined;
  return { virtualSize, encrypted, ...(failure && { failure }) };
}

/** Whose map points behind their end when they are cut off. Of qcow2, {@link examine} looks itself. */
const checked = new Set(['vmdk', 'vhdx', 'qed']);

async function checkMap(
  node: BlockNode,
  path: string,
  { signal }: Pick<QemuImgOptions, 'signal'>,
): Promise<Failure | undefined> {
  if (!checked.has(node.driver)) return undefined;
  const alone = node.backing ? { ...node, backing: null } : node;
  const args = ['check', '-q', '-U', asFileName(alone)];
  const { exitCode, said } = await qemuImg(args, { signal, processorSeconds: SECONDS });
  // 3: room that is lost, and nothing else.
  return exitCode === 0 || exitCode === 3 || exitCode === 63
    ? undefined
    : { code: 'FILE_DAMAGED', params: { path }, detail: said };
}

const damaged = (path: string, reason: string): Failure => ({
  code: 'FILE_DAMAGED',
  params: { path, reason },
});

function encryptedFailure(path: string): Failure {
  const detail = 'The disk is encrypted. Decrypt it where it was made, then try again.';
  return { code: 'FILE_UNREADABLE', params: { path }, detail };
}
