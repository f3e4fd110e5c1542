import { connect, type Socket } from 'node:net';
import { LibvirtConnectionError } from '../errors.ts';
import { LentReads } from './lent-reads.ts';
import { overSocket } from './over-socket.ts';
import type { Transport } from './transport.ts';

/**
 * A Unix socket hands over at most its own buffer, some 208 KiB, at once. Reads go to one buffer for as long as
 * nobody keeps it: Node's default of a fresh 64 KiB each costs downloads a third of their speed.
 */
const READ_BUFFER = 256 * 1024;

const REMEDY = 'Start the libvirt daemon, or check that the path is right.';

/** @throws {LibvirtConnectionError} of kind `no-daemon`, `permission`, `aborted` */
export async function connectUnix(path: string, signal?: AbortSignal): Promise<Transport> {
  const reads = new LentReads(READ_BUFFER);
  const socket = connect({ path, onread: reads.onread });
  await connected(socket, path, signal);
  let failure: Error | undefined;
  socket.on('error', error => {
    failure = error;
  });
  return {
    ...overSocket(socket, reads),
    start(handlers) {
      reads.start(chunk => handlers.data(chunk));
      socket.once('close', () => {
        handlers.end(
          failure &&
            new LibvirtConnectionError('closed', `The connection to ${path} broke: ${failure.message}`, {
              cause: failure,
            }),
        );
      });
      socket.resume();
    },
    destroy: () => void socket.destroy(),
  };
}

function connected(socket: Socket, path: string, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void): void => {
      signal?.removeEventListener('abort', abort);
      socket.removeListener('error', refuse);
      outcome();
    };
    const abort = (): void => {
      socket.on('error', () => undefined);
      socket.destroy();
      settle(() =>
        reject(new LibvirtConnectionError('aborted', 'Connecting was cancelled', { cause: signal?.reason })),
      );
    };
    const refuse = (error: NodeJS.ErrnoException): void => {
      // Some refusals come with more than one error.
      socket.on('error', () => undefined);
      settle(() => reject(explain(error, path)));
    };
    socket.once('error', refuse);
    socket.once('connect', () => {
      socket.pause();
      settle(resolve);
    });
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}

function explain(error: NodeJS.ErrnoException, path: string): LibvirtConnectionError {
  const options = { detail: path, cause: error };
  switch (error.code) {
    case 'ENOENT':
      return new LibvirtConnectionError(
        'no-daemon',
        `There is no libvirt socket at ${path}. ${REMEDY}`,
        options,
      );
    case 'ECONNREFUSED':
      return new LibvirtConnectionError('no-daemon', `Nobody listens on ${path}. ${REMEDY}`, options);
    case 'EACCES':
    case 'EPERM':
      return new LibvirtConnectionError('permission', `This user may not open ${path}.`, options);
    default:
      return new LibvirtConnectionError('no-daemon', `Cannot open ${path}: ${error.message}`, options);
  }
}
