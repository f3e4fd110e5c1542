import type { Check } from '../../../contract/readiness.ts';
import { installCommand } from '../distribution.ts';
import type { ReadinessFacts } from '../facts.ts';
import { checker, remedy } from '../verdict.ts';

const { ok, advice, problem, unknown } = checker('default-network');

export function checkDefaultNetwork({ host, connection }: ReadinessFacts): Check {
  const network = connection?.network;
  const where = connection?.uri ?? 'connections';
  if (!network) return unknown('Cannot be known before libvirt answers.', where);
  if (network === 'unsupported')
    return host && connection.driver === 'QEMU'
      ? problem(
          'libvirt’s network driver is not there.',
          where,
          remedy.install(installCommand(host, 'network-daemon'), 'libvirt’s network driver'),
        )
      : advice('This driver has no networks of its own.', where);
  switch (network.state) {
    case 'active':
      return network.autostart === false
        ? advice(
            'Active, but it does not start with the host.',
            where,
            remedy.button('Start with the host', 'Marks the network “default” to start with libvirt.'),
          )
        : ok('Active, and starts with the host.', where);
    case 'inactive':
      return problem(
        'There, but not started: guests connected to it do not start.',
        where,
        remedy.button('Start it', 'Starts the network “default”, now and whenever libvirt starts.'),
      );
    case 'absent':
      return network.other.length > 0
        ? ok(`No “default”, but ${network.other.join(', ')} can be used.`, where)
        : problem(
            'There is no network at all.',
            where,
            remedy.button(
              'Create it',
              'Defines the network “default” (NAT, with DHCP, in a range no interface of this host uses), starts it, now and whenever libvirt starts.',
            ),
          );
  }
}
