import { spawn } from 'node:child_process';
import { LibvirtConnectionError } from '../errors.ts';
import type { LibvirtUri } from '../uri.ts';
import { type SshOptions, sshArguments } from './ssh-command.ts';
import { explainSsh, type SshEnd } from './ssh-failure.ts';
import type { Transport } from './transport.ts';

/** How much of ssh's complaints is kept: their end says why. */
const STDERR_KEPT = 4096;

/** Runs ssh. Whether it got through shows with the first answer: a failure arrives in `handlers.end`. */
export function connectSsh(
  uri: LibvirtUri,
  options: SshOptions & { readOnly: boolean; timeoutMs: number; env: NodeJS.ProcessEnv },
): Transport {
  const child = spawn(options.command ?? 'ssh', sshArguments(uri, options, options), {
    stdio: 'pipe',
    env: { ...options.env, LC_ALL: 'C' },
  });
  const { stdin, stdout, stderr } = child;
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
  for (const stream of [stdin, stdout, stderr]) stream.on('error', () => undefined);

  const reason = (status: number | null, killer: SshEnd['killer']): LibvirtConnectionError | undefined => {
    if (destroyed || (status === 0 && complaints === '')) return undefined;
    if (launchError) {
      return new LibvirtConnectionError('ssh-failed', `Cannot run ssh: ${launchError.message}`, {
        cause: launchError,
      });
    }
    return explainSsh(uri.host ?? '', { status, killer, stderr: complaints });
  };

  return {
    start(handlers) {
      stdout.on('data', (chunk: Buffer) => void handlers.data(chunk));
      // 'close' follows the end of all three pipes, and comes after a failed start too.
      child.once('close', (status, killer) => handlers.end(reason(status, killer)));
    },
    write(bytes, done) {
      if (done) stdin.write(bytes, () => done());
      else stdin.write(bytes);
    },
    cork: () => stdin.cork(),
    uncork: () => stdin.uncork(),
    // Each chunk came in memory of its own.
    recycle: () => undefined,
    pause: () => void stdout.pause(),
    resume: () => void stdout.resume(),
    destroy() {
      destroyed = true;
      stdout.destroy();
      stdin.destroy();
      child.kill();
    },
  };
}
