import { parseAddress, type Subnet, subnetOf } from '../networks/addresses.ts';

/** `172.20.0.0/16`; what it holds beyond the prefix is cut off. Undefined for what is no subnet. */
export function parseCidr(text: string): Subnet | undefined {
  const [address = '', prefix = '', ...rest] = text.trim().split('/');
  const parsed = parseAddress(address);
  if (parsed === undefined || rest.length > 0 || !/^\d{1,3}$/.test(prefix)) return undefined;
  return subnetOf(parsed, Number(prefix));
}

/** Whether all of `part` is in `whole`. */
export const isWithin = (part: Subnet, whole: Subnet): boolean =>
  part.family === whole.family && part.first >= whole.first && part.last <= whole.last;
