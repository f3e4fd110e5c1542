import { spawn } from 'node:child_process';
import { HostShellError, type ShellFailureCode, type ShellOptions, type ShellResult } from './host-shell.ts';

const DEFAULT_TIMEOUT_MS = 60_000;
/** A record of the largest host has a few MiB. */
const MOST_BYTES = 64 * 1024 ** 2;

/** Collects what a program prints. Who waits is answered even when the kernel cannot end the program (state D). */
export function runProgram(
  argv: readonly [string, ...string[]],
  { stdin, timeoutMs = DEFAULT_TIMEOUT_MS, signal, onOutput }: Omit<ShellOptions, 'env'>,
  env: NodeJS.ProcessEnv,
): Promise<ShellResult> {
  const [program, ...args] = argv;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new HostShellError('aborted', `${program} was not started.`));
    // A group of its own: what it started ends with it.
    const child = spawn(program, args, { stdio: 'pipe', env, detached: true });
    const fail = (code: ShellFailureCode, message: string) => {
      settle();
      endGroup(child.pid);
      // A program that cannot die must not keep our pipes open, nor this process alive.
      for (const pipe of child.stdio) pipe?.destroy();
      child.unref();
      reject(new HostShellError(code, message));
    };
    const timer = Number.isFinite(timeoutMs)
      ? setTimeout(() => fail('timed-out', `${program} did not end within ${timeoutMs / 1000} s.`), timeoutMs)
      : undefined;
    const abort = () => fail('aborted', `${program} was stopped.`);
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    signal?.addEventListener('abort', abort);

    const printed = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    let bytes = 0;
    if (onOutput) child.stdout.setEncoding('utf8').on('data', onOutput);
    for (const stream of onOutput ? (['stderr'] as const) : (['stdout', 'stderr'] as const)) {
      child[stream].on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_BYTES) fail('flooded', `${program} printed more than ${MOST_BYTES} bytes.`);
        else printed[stream].push(chunk);
      });
    }
    child.on('error', error => {
      const gone = (error as NodeJS.ErrnoException).code === 'ENOENT';
      fail(gone ? 'missing' : 'killed', gone ? `There is no program ${program}.` : error.message);
    });
    child.on('close', (status, ended) => {
      settle();
      const [stdout, stderr] = [printed.stdout, printed.stderr].map(parts => Buffer.concat(parts).toString());
      if (status === null) reject(new HostShellError('killed', `${program} was ended by ${ended}.`));
      else resolve({ status, stdout: stdout ?? '', stderr: stderr ?? '' });
    });
    // It may end without reading: its status and words tell why, not the broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin ?? '');
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended just now.
  }
}
