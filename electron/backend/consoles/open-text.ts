import { DomainConsoleFlags, LibvirtError } from 'node-libvirt';
import { type BytePipe, ConsoleError } from '#electron/consoles/byte-pipe.ts';
import type { LivePipes } from '#electron/consoles/live-pipes.ts';
import type { ConsoleTarget } from '#shared/contract/consoles.ts';
import type { AreaDeps } from '../ports.ts';

export type TextTarget = Extract<ConsoleTarget, { kind: 'text' }>;

const keyOf = ({ guest, alias }: TextTarget): string => `${guest.connection} ${guest.uuid} ${alias}`;

/**
 * Without the force flag, this is what virDomainOpenConsole answers when another stream has the console
 * (qemuDomainOpenConsole and virChrdevOpen in libvirt); with it, the call does not fail that way.
 */
const isTaken = (error: unknown): boolean =>
  error instanceof LibvirtError && error.codeName === 'OPERATION_FAILED';

/** What it answers for a device that is not there, or is no console. */
const isAbsent = (error: unknown): boolean =>
  error instanceof LibvirtError && ['INTERNAL_ERROR', 'INVALID_ARG'].includes(error.codeName);

function explain(error: unknown, { alias, takeOver = false }: TextTarget, name: string): unknown {
  const detail = error instanceof Error ? error.message : undefined;
  if (isTaken(error) && !takeOver) {
    return new ConsoleError('RESOURCE_BUSY', { name: alias, guest: name, holder: 'other' }, detail, error);
  }
  if (isAbsent(error)) return new ConsoleError('CONSOLE_UNAVAILABLE', { name, device: alias }, detail, error);
  return error;
}

/** Opens a serial or text console as a stream on a connection of its own, which ends with it. */
export async function openText(deps: AreaDeps, live: LivePipes, target: TextTarget): Promise<BytePipe> {
  const { guest, alias, takeOver = false } = target;
  const { name } = deps.guests.require(guest);
  const key = keyOf(target);
  if (takeOver) await live.takeOver(key);
  else if (live.holder(key) !== undefined) {
    throw new ConsoleError('RESOURCE_BUSY', { name: alias, guest: name, holder: 'innkeeper' });
  }
  const dom = deps.guests.domain(guest);
  const connection = await deps.connections.require(guest.connection).openStreamConnection();
  try {
    const flags = takeOver ? DomainConsoleFlags.FORCE : 0;
    const stream = await connection.openStream('domainOpenConsole', { dom, devName: alias, flags });
    stream.once('close', () => void connection.close());
    live.hold(key, stream);
    return stream;
  } catch (error) {
    void connection.close();
    throw explain(error, target, name);
  }
}
