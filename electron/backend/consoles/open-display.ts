import { LibvirtError, parseUri } from 'node-libvirt';
import type { BytePipe } from '#electron/consoles/byte-pipe.ts';
import { connectLocal } from '#electron/consoles/connect-local.ts';
import { connectSsh } from '#electron/consoles/connect-ssh.ts';
import { displayEndpoint } from '#electron/consoles/display-endpoint.ts';
import { awaitGreeting } from '#electron/consoles/greeting.ts';
import type { ConsoleTarget } from '#shared/contract/consoles.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { AreaDeps } from '../ports.ts';

export type DisplayTarget = Extract<ConsoleTarget, { kind: 'display' }>;

export interface OpenedDisplay {
  readonly pipe: BytePipe;
  readonly password?: string;
}

/** With the display's password where libvirt lets us have it: a read-only connection does not. */
async function readXml(deps: AreaDeps, guest: GuestRef): Promise<string> {
  try {
    return await deps.guests.xml(guest, { secure: true });
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'OPERATION_DENIED') return deps.guests.xml(guest);
    throw error;
  }
}

/** Opens a VNC display and waits until it speaks. */
export async function openDisplay(deps: AreaDeps, { guest, index }: DisplayTarget): Promise<OpenedDisplay> {
  const { name } = deps.guests.require(guest);
  const connection = deps.connections.require(guest.connection);
  const { endpoint, ...secret } = displayEndpoint(await readXml(deps, guest), index, name);
  const uri = parseUri(connection.uri);
  const params = { name };
  const pipe =
    uri.transport === 'ssh' ? connectSsh(uri, endpoint, deps.env) : await connectLocal(endpoint, params);
  try {
    await awaitGreeting(pipe, params);
    return { pipe, ...secret };
  } catch (error) {
    pipe.on('error', () => {});
    pipe.destroy();
    throw error;
  }
}
