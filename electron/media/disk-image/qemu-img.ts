import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { MediaError } from '../media-error.ts';

export interface QemuImgOptions {
  readonly signal?: AbortSignal | undefined;
  /** Fractions from 0 to 1, as `-p` prints them. */
  readonly progress?: ((fraction: number) => void) | undefined;
  /** Seconds of processor time after which a hostile image has had enough. */
  readonly processorSeconds?: number;
}

export interface QemuImgResult {
  readonly exitCode: number;
  readonly stdout: string;
  /** What it said, without its own name. */
  readonly said: string;
}

/** Address space: QEMU's own needs are a tenth of it; a forged header may ask for anything. */
const MEMORY_LIMIT = 4 * 1024 ** 3;
const OUTPUT_LIMIT = 16 * 1024 * 1024;
/** By prlimit and by shells: the program was not found. */
const NOT_FOUND = 127;

/**
 * Runs qemu-img, with its memory and processor time limited where prlimit(1) is there, which is on every Linux.
 * Rejects with the signal's reason when that aborts, once the process is gone; with UNSUPPORTED where qemu-img
 * is not installed.
 */
export async function qemuImg(args: readonly string[], options: QemuImgOptions = {}): Promise<QemuImgResult> {
  const { processorSeconds } = options;
  const limits = [
    `--as=${MEMORY_LIMIT}`,
    ...(processorSeconds === undefined ? [] : [`--cpu=${processorSeconds}`]),
  ];
  const limited = await run('prlimit', [...limits, 'qemu-img', ...args], options);
  const result = limited ?? (await run('qemu-img', args, options));
  if (!result || result.exitCode === NOT_FOUND) {
    const reason = 'The program qemu-img is not installed on this computer.';
    const remedy = 'Install it: Debian and Ubuntu have it in qemu-utils, Fedora, Arch and SUSE in qemu-img.';
    throw new MediaError('UNSUPPORTED', { host: 'This computer', reason, remedy });
  }
  return result;
}

/** Undefined when there is no such program. */
async function run(
  program: string,
  args: readonly string[],
  { signal, progress }: QemuImgOptions,
): Promise<QemuImgResult | undefined> {
  signal?.throwIfAborted();
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
  });
  const kill = () => void child.kill('SIGKILL');
  signal?.addEventListener('abort', kill, { once: true });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (progress) report(text, progress);
    else if (stdout.length < OUTPUT_LIMIT) stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < OUTPUT_LIMIT) stderr += text;
  });
  try {
    const [exitCode] = (await once(child, 'close')) as [number | null];
    signal?.throwIfAborted();
    const said = stderr.replace(/^qemu-img: /gm, '').trim();
    // Ended by a signal: the processor's or the memory's limit.
    if (exitCode === null)
      return { exitCode: 1, stdout, said: `${said} (it took too much of this computer)` };
    return { exitCode, stdout, said };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    signal?.removeEventListener('abort', kill);
  }
}

/** `    (12.34/100%)`, each over the last one by a carriage return. */
function report(text: string, progress: (fraction: number) => void): void {
  const last = [...text.matchAll(/\((\d+(?:\.\d+)?)\/100%\)/g)].at(-1)?.[1];
  if (last !== undefined) progress(Math.min(Number(last) / 100, 1));
}
