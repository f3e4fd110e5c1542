import type { Check } from '../../../contract/readiness.ts';
import type { ReadinessFacts } from '../facts.ts';
import { checker, remedy } from '../verdict.ts';
import { refusesUser } from './refuses-user.ts';

const { ok, problem, unknown } = checker('socket-permission');

export function checkSocketPermission({ host, install, connection }: ReadinessFacts): Check {
  if (connection?.online) return ok('libvirt lets this user manage guests.', connection.uri);
  if (!host || !install) {
    return refusesUser(connection)
      ? problem(
          'libvirt there refuses the user that logs in.',
          connection?.uri ?? '',
          relogin('libvirt', '<user>'),
        )
      : unknown('Cannot be known before libvirt answers.', connection?.uri ?? 'connections');
  }
  const [socket] = install.sockets;
  if (!socket) return unknown('There is no socket yet: libvirt is not started.', '/run/libvirt');
  if (socket.writable && !refusesUser(connection)) return ok('This user may open the socket.', socket.path);
  const group = socket.group && socket.group !== 'root' ? socket.group : 'libvirt';
  const { name, groups, listedGroups } = host.user;
  if (listedGroups.includes(group) && !groups.includes(group))
    return problem(
      `${name} is in the group ${group}, but this log-in began before that.`,
      '/etc/group',
      remedy.advice('Log out of the desktop and in again; a new terminal is not enough.'),
    );
  const refused = socket.writable
    ? `libvirt takes no orders from ${name}.`
    : `${name} may not open the socket.`;
  return problem(refused, socket.path, relogin(group, name));
}

function relogin(group: string, user: string) {
  return remedy.command(
    `sudo usermod -aG ${group} ${user}`,
    `Adds ${user} to the group ${group}, which may do as root does through libvirt. Log out and in again afterwards.`,
  );
}
