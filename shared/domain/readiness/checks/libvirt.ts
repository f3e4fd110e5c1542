import type { Check } from '../../../contract/readiness.ts';
import { installCommand, startLibvirtCommand } from '../distribution.ts';
import type { ReadinessFacts } from '../facts.ts';
import { checker, remedy } from '../verdict.ts';
import { refusesUser } from './refuses-user.ts';

const { ok, problem, unknown } = checker('libvirt');

export function checkLibvirt({ host, install, connection }: ReadinessFacts): Check {
  if (connection?.online) {
    const driver = connection.hypervisorVersion
      ? `${connection.driver} ${connection.hypervisorVersion}`
      : connection.driver;
    return ok(`libvirt ${connection.libvirtVersion ?? ''} answers, with ${driver}.`, connection.uri);
  }
  if (!host || !install) {
    return connection
      ? problem('libvirt does not answer.', connection.uri, remedy.advice('See what the connection says.'))
      : unknown('No connection was asked.', 'connections');
  }
  const [daemon] = install.daemons;
  if (!daemon)
    return problem(
      'Neither libvirtd nor virtqemud is installed.',
      '/usr/sbin, /usr/bin',
      remedy.install(installCommand(host, 'libvirt'), 'libvirt and QEMU'),
    );
  const [socket] = install.sockets;
  if (!socket)
    return problem(
      `${daemon} is installed but not started.`,
      '/run/libvirt',
      remedy.command(
        startLibvirtCommand(host, daemon),
        host.systemd ? 'Starts libvirt now and at every boot.' : 'Starts libvirt now; there is no systemd.',
      ),
    );
  if (!socket.writable || refusesUser(connection))
    return unknown('libvirt is there, but this user may not ask it.', socket.path);
  return problem(
    `${socket.path} is there, but nothing answers behind it.`,
    socket.path,
    remedy.command(
      host.systemd ? `sudo systemctl restart ${daemon}` : startLibvirtCommand(host, daemon),
      'Starts libvirt again; running guests go on running.',
    ),
  );
}
