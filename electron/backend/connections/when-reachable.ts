import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, LibvirtError } from 'node-libvirt';
import type { FailureCode } from '#shared/contract/failure.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { toFailure } from '../failures/to-failure.ts';
import type { Connections, LiveConnection } from '../ports.ts';

/** A daemon that is restarted is back within seconds; one that is not has been stopped for good. */
const PATIENCE_MS = 30_000;
const REST_MS = 200;

const lost: ReadonlySet<FailureCode> = new Set(['CONNECTION_LOST', 'DAEMON_ABSENT', 'HOST_UNREACHABLE']);

/** The link broke or was refused: whether a call had been carried out nobody knows. */
export function isLost(error: unknown): boolean {
  return !(error instanceof LibvirtError) && lost.has(toFailure(error).code);
}

/** libvirt still works on it for somebody else, or for a link that broke just now. */
function isBusy(error: unknown): boolean {
  return error instanceof LibvirtError && error.codeName === 'OPERATION_INVALID';
}

/**
 * For what has to be taken back: does it as soon as the host answers, again where the link breaks half way or
 * the host is still busy with it, for half a minute. `act` must do no harm when done twice.
 */
export async function whenReachable<T>(
  connections: Connections,
  id: ConnectionId,
  act: (rpc: Connection) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(PATIENCE_MS);
  for (;;) {
    try {
      return await act(await (await online(connections, id, deadline)).work());
    } catch (error) {
      if (deadline.aborted || !(isLost(error) || isBusy(error))) throw error;
      await pause(REST_MS);
    }
  }
}

/** Rejects with what keeps it from being online when that lasts too long. */
async function online(
  connections: Connections,
  id: ConnectionId,
  deadline: AbortSignal,
): Promise<LiveConnection> {
  await new Promise<void>(resolve => {
    const stop = connections.onChange(() => look());
    const end = () => {
      stop();
      resolve();
    };
    const look = () => {
      if (connections.live(id) !== undefined) end();
    };
    deadline.addEventListener('abort', end, { once: true });
    look();
  });
  return connections.require(id);
}
