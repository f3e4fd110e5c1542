import { spawn } from 'node:child_process';
import { LibvirtConnectionError } from '../errors.ts';
import { type Environment, findProgram, type SocketChoice } from './sockets.ts';
import type { Transport } from './transport.ts';
import { connectUnix } from './unix.ts';

/** Seconds without a client after which the daemon ends itself, as when libvirt's own client starts it. */
const IDLE_TIMEOUT = 120;
const RETRY_MS = 25;
/** A daemon ends at once where another one, started at the same moment, holds the lock: that one gets this long. */
const OTHER_DAEMON_MS = 3000;

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
    return await firstAnswer(path, launch(executable, environment), signal);
  }
  const names = daemons.map(({ program }) => program).join(' or ');
  throw new LibvirtConnectionError(
    'no-daemon',
    `No session daemon runs, and ${names} is not installed to start one.`,
  );
}

interface Exit {
  how: string;
  /** Milliseconds since the epoch. */
  at: number;
}

function launch(executable: string, { env }: Environment): () => Exit | undefined {
  let exit: Exit | undefined;
  const child = spawn(executable, [`--timeout=${IDLE_TIMEOUT}`], { detached: true, stdio: 'ignore', env });
  child.once('error', error => {
    exit = { how: error.message, at: Date.now() };
  });
  child.once('exit', (code, killer) => {
    exit = { how: `${executable} ended with ${killer ?? code}`, at: Date.now() };
  });
  child.unref();
  return () => exit;
}

async function firstAnswer(
  path: string,
  exitOf: () => Exit | undefined,
  signal?: AbortSignal,
): Promise<Transport> {
  for (;;) {
    const exit = exitOf();
    try {
      return await connectUnix(path, signal);
    } catch (error) {
      if (!isMissing(error)) throw error;
      if (exit && Date.now() - exit.at > OTHER_DAEMON_MS) {
        throw new LibvirtConnectionError('no-daemon', `The session daemon did not start: ${exit.how}.`, {
          detail: exit.how,
          cause: error,
        });
      }
    }
    await new Promise(resolve => setTimeout(resolve, RETRY_MS));
  }
}
