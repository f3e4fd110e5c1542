import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { MediaError } from '../media-error.ts';
import { type Program, runProgram } from './run-program.ts';

/** The files of a root folder as a tar archive that comes bit by bit. */
export interface TreeStream {
  readonly stream: Readable;
  /** Bytes that have come of `size`; what is unpacked may be another number. */
  readonly read?: () => number;
  readonly size?: number;
  /** Rejects when what makes it failed: a stream that just ends says nothing of that. */
  readonly made: Promise<void>;
}

interface Making {
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
}

const INSTALL = 'Install it with the package manager of this computer.';
/** First bytes of what is packed, and what unpacks it. */
const packers: readonly (readonly [magic: string, program: string])[] = [
  ['1f8b', 'gzip'],
  ['fd377a585a00', 'xz'],
  ['28b52ffd', 'zstd'],
  ['425a68', 'bzip2'],
];

/** A tarball of this computer, packed or not. FILE_NOT_FOUND, FILE_UNREADABLE. */
export async function tarballStream(path: string, { signal }: Making): Promise<TreeStream> {
  const packer = await packerOf(path);
  const { size } = await stat(path);
  const file = createReadStream(path, { highWaterMark: 1024 * 1024, signal });
  const read = () => file.bytesRead;
  if (packer === undefined) return { stream: file, size, read, made: Promise.resolve() };
  const program = { name: packer, args: ['--decompress', '--stdout'] };
  const unpacked = piped(program, { signal, log: () => undefined }, code =>
    code === 0 ? undefined : new MediaError('FILE_DAMAGED', { path }),
  );
  const stdin = unpacked.stdin;
  // Whoever reads no more has closed it: what that was about is told by `made`.
  stdin.on('error', () => undefined);
  file.on('error', error => stdin.destroy(error));
  file.pipe(stdin);
  return { stream: unpacked.stream, made: unpacked.made, size, read };
}

/** A folder of this computer, of one file system, with its owners as numbers. */
export function folderStream(folder: string, making: Making): TreeStream {
  const args = ['--create', '--one-file-system', '--numeric-owner', '--xattrs'];
  const xattrs = '--xattrs-include=security.capability';
  return programStream(
    { name: 'tar', args: [...args, xattrs, '--file=-', `--directory=${folder}`, '.'] },
    making,
  );
}

/** What a program writes. */
export function programStream(program: Program, making: Making): TreeStream {
  const { stream, made } = piped(program, making, (code, said) =>
    code === 0
      ? undefined
      : new MediaError(
          'UNSUPPORTED',
          {
            what: `${program.name} could not make the folder.`,
            reason: 'It said why in the log of this job.',
            remedy: 'Correct what it names, such as the mirror or a package, and try again.',
          },
          said,
        ),
  );
  return { stream, made };
}

function piped(
  program: Program,
  { signal, log }: Making,
  failed: (code: number, said: string) => MediaError | undefined,
) {
  const { child, ended } = runProgram(program, {
    signal,
    stdio: ['pipe', 'pipe', 'pipe'],
    onLine: log,
    remedy: INSTALL,
  });
  const { stdout, stdin } = child;
  if (!stdout || !stdin) throw new Error('It has pipes.');
  const made = ended.then(({ code, said }) => {
    const error = failed(code, said);
    if (error) throw error;
  });
  // It is looked at once the stream has ended.
  made.catch(() => undefined);
  // Of a child that has ended Node throws away what nobody reads yet: here somebody does from the first byte on.
  const stream = new PassThrough();
  pipeline(stdout, stream, () => undefined);
  return { stream, stdin, made };
}

async function packerOf(path: string): Promise<string | undefined> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    const head = buffer.toString('hex', 0, bytesRead);
    return packers.find(([magic]) => head.startsWith(magic))?.[1];
  } finally {
    await handle.close();
  }
}
