import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';

const { ok, advice, unknown } = checker('huge-pages');
const WHERE = '/sys/kernel/mm/hugepages, /sys/devices/system/node';
const GIB = 2 ** 30;

export const hugePages: DoctorRule = ({ devices }) => {
  const whole = devices.hugePages.filter(({ node }) => node === undefined);
  if (whole.length === 0) return unknown('The kernel does not say.', WHERE);
  const reserved = whole.filter(({ total }) => total > 0);
  if (reserved.length === 0)
    return advice(
      'None are reserved.',
      WHERE,
      remedy.hand(
        'Reserve as many as the guest has memory under “Memory and CPU”; a gain of a few per cent.',
      ),
    );
  const texts = reserved.map(
    ({ size, total, free }) =>
      `${total} of ${size >= GIB ? `${size / GIB} GiB` : `${size / 2 ** 20} MiB`}, ${free} of them free`,
  );
  return ok(`Reserved: ${texts.join('; ')}.`, WHERE);
};
