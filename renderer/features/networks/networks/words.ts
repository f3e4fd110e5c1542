import type { Network } from '#shared/contract/networks.ts';
import { modeOf } from '#shared/domain/networks/modes.ts';

export const modeLabel = ({ mode }: Pick<Network, 'mode'>): string => modeOf(mode).label;

/** Where it leads, in a few words: its subnet, or what of the host it hangs on. */
export function whereTo({ addresses, bridge, device, mode }: Network): string {
  if (addresses.length > 0) return addresses.join(', ');
  if (modeOf(mode).on === 'host-bridge' || modeOf(mode).on === 'ovs-bridge') return bridge ?? '';
  return device ?? bridge ?? '';
}

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
