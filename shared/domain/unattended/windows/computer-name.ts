import { hostNameOf } from '../../cloud-init/host-name.ts';

/** NetBIOS has room for no more. */
const LENGTH_MAX = 15;

/** A name that Windows accepts, made of a guest's: letters, digits and hyphens, and not digits alone. */
export function computerNameOf(guestName: string): string {
  const label = hostNameOf(guestName).replaceAll('.', '-');
  const name = /^\d+$/.test(label) ? `PC-${label}` : label;
  return name.slice(0, LENGTH_MAX).replace(/-+$/, '').toUpperCase();
}
