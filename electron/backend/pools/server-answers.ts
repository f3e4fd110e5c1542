import { connect } from 'node:net';
import { type HostShell, HostShellError } from '#electron/host/shell/host-shell.ts';
import { isThisComputer } from '../create/this-computer.ts';
import type { LiveConnection } from '../ports.ts';

const TIMEOUT_MS = 5_000;

/**
 * Whether a machine takes connections from the host, before libvirt is asked to mount or log in: those wait for minutes
 * for one that is gone. Undefined where it cannot be tried: over ssh without nc there.
 */
export async function serverAnswers(
  live: LiveConnection,
  shell: HostShell | undefined,
  server: string,
  port: number,
): Promise<boolean | undefined> {
  if (isThisComputer(live)) return await takesConnections(server, port);
  if (!shell) return undefined;
  try {
    const argv = ['nc', '-z', '-w', String(TIMEOUT_MS / 1000), server, String(port)] as const;
    const { status } = await shell.run(argv, { timeoutMs: 2 * TIMEOUT_MS });
    // 127: the host has no such program.
    return status === 0 ? true : status === 1 ? false : undefined;
  } catch (error) {
    if (error instanceof HostShellError) return undefined;
    throw error;
  }
}

async function takesConnections(host: string, port: number): Promise<boolean> {
  return await new Promise(resolve => {
    const socket = connect({ host, port, timeout: TIMEOUT_MS });
    const done = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => done(true));
    socket.once('timeout', () => done(false));
    socket.once('error', () => done(false));
  });
}
