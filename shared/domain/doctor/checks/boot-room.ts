import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';

const { ok, advice, problem, unknown } = checker('boot-room');
const WHERE = '/boot';
const MIB = 2 ** 20;
/** An initramfs of today, and one that has every driver in it. */
const LEAST = 100 * MIB;
const EASY = 300 * MIB;

export const bootRoom: DoctorRule = ({ devices: { boot } }) => {
  if (boot.bootFree === undefined) return unknown('Not known of a copied tree.', WHERE);
  const free = `${Math.floor(boot.bootFree / MIB)} MiB are free.`;
  if (boot.bootFree >= EASY) return ok(free, WHERE);
  const cure = remedy.hand(
    'Remove kernels that you no longer start; your distribution’s package manager lists them.',
  );
  return boot.bootFree >= LEAST ? advice(free, WHERE, cure) : problem(free, WHERE, cure);
};
