import type { ConnectionFacts } from '../facts.ts';

/** libvirt is there and answers, but not to this user: the socket's mode or polkit keeps them out. */
export function refusesUser(connection: ConnectionFacts | undefined): boolean {
  const code = connection?.failure?.code;
  return code === 'SOCKET_PERMISSION' || code === 'AUTH_DENIED';
}
