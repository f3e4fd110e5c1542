import { spawn } from 'node:child_process';
import { LibvirtConnectionError } from '../errors.ts';
import { type Environment, findProgram, type SocketChoice } from './sockets.ts';
import type { Transport } from './transport.ts';
import { connectUnix } from './unix.ts';

/** Seconds without a client after which the daemon ends itself, as when libvirt's own client starts it. */
const IDLE_TIMEOUT = 120;
const RETRY_MS = 25;

const isMissing = (error: unknown): boolean =>
  error instanceof LibvirtConnectionError && error.kind === 'no-daemon';

/** Opens the session's socket; starts the user's own daemon when none answers. */
export async function connectSession(
  choice: SocketChoice,
  environment: Environment,
  signal?: AbortSignal,
): Promise<Transport> {
  try {
    return await connectUnix(choice.path, signal);
  } catch (error) {
    if (!isMissing(error) || choice.daemons.length === 0) throw error;
    return startAndConnect(choice, environment, signal);
  }
}

async function startAndConnect(
  { daemons }: SocketChoice,
  environment: Environment,
  signal: AbortSignal | undefined,
): Promise<Transport> {
  for (const { program, path } of daemons) {
    const executable = findProgram(program, environment);
    if (!executable) continue;
    const exit = launch(executable, environment);
    return await firstAnswer(path, exit, signal);
  }
  const names = daemons.map(({ program }) => program).join(' or ');
  throw new LibvirtConnectionError(
    'no-daemon',
    `No session daemon runs, and ${names} is not installed to start one.`,
  );
}

/** Ends when the daemon does: it may find that another one, started at the same time, was faster. */
function launch(executable: string, { env }: Environment): { ended?: string } {
  const exit: { ended?: string } = {};
  const child = spawn(executable, [`--timeout=${IDLE_TIMEOUT}`], { detached: true, stdio: 'ignore', env });
  child.once('error', error => {
    exit.ended = error.message;
  });
  child.once('exit', (code, killer) => {
    exit.ended = `${executable} ended with ${killer ?? code}`;
  });
  child.unref();
  return exit;
}

async function firstAnswer(path: string, exit: { ended?: string }, signal?: AbortSignal): Promise<Transport> {
  for (;;) {
    const ended = exit.ended;
    try {
      return await connectUnix(path, signal);
    } catch (error) {
      if (!isMissing(error)) throw error;
      if (ended !== undefined) {
        throw new LibvirtConnectionError('no-daemon', `The session daemon did not start: ${ended}.`, {
          detail: ended,
          cause: error,
        });
      }
    }
    await new Promise(resolve => setTimeout(resolve, RETRY_MS));
  }
}
