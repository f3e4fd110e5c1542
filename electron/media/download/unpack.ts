import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { MediaError } from '../media-error.ts';
import type { Packing } from './names.ts';
import { freeIn, isFull, noRoom } from './room.ts';

export interface UnpackOptions {
  readonly folder: string;
  /** What messages call it. */
  readonly name: string;
  readonly signal: AbortSignal;
  /** Bytes of the packed file that are read. */
  readonly progress: (read: number) => void;
}

const TOOLS = {
  xz: { command: 'xz', package: 'xz-utils' },
  zst: { command: 'zstd', package: 'zstd' },
} as const;

const MAGIC: Readonly<Record<Packing, string>> = { gz: '1f8b', xz: 'fd377a585a00', zst: '28b52ffd' };

/** By its first bytes; some servers unpack on the way. */
export async function isPacked(path: string, packing: Packing): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(6), 0, 6, 0);
    return buffer.toString('hex').startsWith(MAGIC[packing]);
  } finally {
    await file.close();
  }
}

/** Writes `to` anew. On any failure it is gone: FILE_DAMAGED, NO_SPACE, or UNSUPPORTED without the tool. */
export async function unpack(from: string, packing: Packing, to: string, options: UnpackOptions) {
  let read = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      options.progress(read);
      done(null, chunk);
    },
  });
  const source = createReadStream(from, { highWaterMark: 256 * 1024 });
  const target = createWriteStream(to, { mode: 0o600 });
  try {
    if (packing === 'gz') await pipeline(source, meter, createGunzip(), target, { signal: options.signal });
    else await throughTool(TOOLS[packing], source.pipe(meter), target, options.signal);
  } catch (error) {
    await rm(to, { force: true });
    if (options.signal.aborted || error instanceof MediaError) throw error;
    if (isFull(error)) throw noRoom(options.folder, read, await freeIn(options.folder), error);
    const reason = 'It cannot be unpacked: its content is broken.';
    throw new MediaError('FILE_DAMAGED', { path: options.name, reason }, (error as Error).message, error);
  }
}

async function throughTool(
  tool: (typeof TOOLS)['xz' | 'zst'],
  source: Transform,
  target: NodeJS.WritableStream,
  signal: AbortSignal,
): Promise<void> {
  const child = spawn(tool.command, ['-dc'], { stdio: ['pipe', 'pipe', 'pipe'], signal });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-2000);
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      const missing = {
        host: 'This computer',
        reason: `The program ${tool.command}, which unpacks the image, is not installed here.`,
        remedy: `Install the package ${tool.package} and try again: the download is kept.`,
      };
      reject(error.code === 'ENOENT' ? new MediaError('UNSUPPORTED', missing) : error);
    });
    child.on('close', code => (code === 0 ? resolve() : reject(new Error(said || `exit ${code}`))));
  });
  const [end, input, output] = await Promise.allSettled([
    ended,
    pipeline(source, child.stdin),
    pipeline(child.stdout, target),
  ]);
  // What the tool says names the cause; a broken pipe is only what follows from it.
  for (const result of [output, end, input]) {
    if (result.status === 'rejected' && !isPipe(result.reason)) throw result.reason;
  }
}

function isPipe(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}
