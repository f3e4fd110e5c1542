import type { Check } from '../../../contract/readiness.ts';
import { installCommand } from '../distribution.ts';
import type { ReadinessFacts } from '../facts.ts';
import { checker, remedy } from '../verdict.ts';

const { ok, advice, problem, unknown } = checker('default-pool');

export function checkDefaultPool({ host, connection }: ReadinessFacts): Check {
  const pool = connection?.pool;
  const where = connection?.uri ?? 'connections';
  if (!pool) return unknown('Cannot be known before libvirt answers.', where);
  if (pool === 'unsupported')
    return host && connection.driver === 'QEMU'
      ? problem(
          'libvirt’s storage driver is not there.',
          where,
          remedy.install(installCommand(host, 'storage-daemon'), 'libvirt’s storage driver'),
        )
      : advice('This driver has no storage pools.', where);
  const at = pool.path ? ` at ${pool.path}` : '';
  switch (pool.state) {
    case 'active':
      return pool.autostart === false
        ? advice(
            `Active${at}, but it does not start with the host.`,
            where,
            remedy.button('Start with the host', 'Marks the pool “default” to start with libvirt.'),
          )
        : ok(`Active${at}, and starts with the host.`, where);
    case 'inactive':
      return problem(
        `There${at}, but not started.`,
        where,
        remedy.button('Start it', 'Starts the pool “default”, now and whenever libvirt starts.'),
      );
    case 'absent':
      return pool.other.length > 0
        ? ok(`No “default”, but ${pool.other.join(', ')} can be used.`, where)
        : problem(
            'There is no storage pool.',
            where,
            remedy.button(
              'Create it',
              'Defines the pool “default” over libvirt’s images folder, starts it, now and whenever libvirt starts.',
            ),
          );
  }
}
