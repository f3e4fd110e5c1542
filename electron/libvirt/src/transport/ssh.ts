import { spawn } from 'node:child_process';
import { LibvirtConnectionError } from '../errors.ts';
import type { LibvirtUri } from '../uri.ts';
import { LentReads } from './lent-reads.ts';
import { overSocket } from './over-socket.ts';
import { type SocketPair, socketPair } from './socket-pair.ts';
import { type SshOptions, sshArguments } from './ssh-command.ts';
import { explainSsh, type SshEnd } from './ssh-failure.ts';
import type { Transport } from './transport.ts';

/** How much of ssh's complaints is kept: their end says why. */
const STDERR_KEPT = 4096;

/** ssh hands over what came in one of its packets, mostly somewhat less than so much. */
const READ_BUFFER = 32 * 1024;

/**
 * Runs ssh. Whether it got through shows with the first answer: a failure arrives in `handlers.end`.
 * @throws {LibvirtConnectionError} of kind `ssh-failed`
 */
export async function connectSsh(
  uri: LibvirtUri,
  options: SshOptions & { readOnly: boolean; timeoutMs: number; env: NodeJS.ProcessEnv },
): Promise<Transport> {
  const reads = new LentReads(READ_BUFFER);
  const { ours, theirs } = await pairFor(reads);
  const child = spawn(options.command ?? 'ssh', sshArguments(uri, options, options), {
    stdio: [theirs, theirs, 'pipe'],
    env: { ...options.env, LC_ALL: 'C' },
  });
  theirs.destroy();
  const { stderr } = child;
  let complaints = '';
  let launchError: Error | undefined;
  let destroyed = false;
  stderr.setEncoding('utf8');
  stderr.on('data', (text: string) => {
    complaints = (complaints + text).slice(-STDERR_KEPT);
  });
  child.on('error', error => {
    launchError = error;
  });
  // A broken pipe shows in how ssh ended.
  for (const stream of [ours, stderr]) stream.on('error', () => undefined);
  // 'close' of the child follows a failed start too.
  const exit = new Promise<Omit<SshEnd, 'stderr'>>(resolve => {
    child.once('close', (status, killer) => resolve({ status, killer }));
  });
  const allRead = new Promise<void>(resolve => ours.once('close', resolve));
  const reason = (how: Omit<SshEnd, 'stderr'>): LibvirtConnectionError | undefined => {
    if (destroyed || (how.status === 0 && complaints === '')) return undefined;
    if (launchError) {
      return new LibvirtConnectionError('ssh-failed', `Cannot run ssh: ${launchError.message}`, {
        cause: launchError,
      });
    }
    return explainSsh(uri.host ?? '', { ...how, stderr: complaints });
  };

  return {
    ...overSocket(ours, reads),
    start(handlers) {
      reads.start(chunk => handlers.data(chunk));
      void Promise.all([exit, allRead]).then(([how]) => handlers.end(reason(how)));
      ours.resume();
    },
    destroy() {
      destroyed = true;
      ours.destroy();
      child.kill();
    },
  };
}

async function pairFor(reads: LentReads): Promise<SocketPair> {
  try {
    return await socketPair(reads.onread);
  } catch (error) {
    const { message } = error as Error;
    throw new LibvirtConnectionError('ssh-failed', `Cannot make a socket for ssh: ${message}`, {
      detail: message,
      cause: error,
    });
  }
}
