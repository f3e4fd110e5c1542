import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';

const { ok, problem, unknown } = checker('memory-lock');
const MIB = 2 ** 20;
/** What the smallest guest with a device needs: its memory and a gigabyte for its devices' windows. */
const LEAST = 2048 * MIB;

export const memoryLock: DoctorRule = ({ session, memoryLock: limit }) => {
  if (!session) return ok('libvirt raises the limit of each guest by itself.', 'the connection');
  const where = '/proc/self/limits (max locked memory)';
  if (limit === undefined) return unknown('The limit of your account is not known.', where);
  if (limit >= LEAST)
    return ok(limit === Number.POSITIVE_INFINITY ? 'No limit.' : `${Math.floor(limit / MIB)} MiB.`, where);
  return problem(
    `Your account may lock ${Math.floor(limit / MIB)} MiB.`,
    where,
    remedy.hand(
      'Use the system connection for guests with devices; or have root raise “memlock” for you in /etc/security/limits.conf.',
    ),
  );
};
