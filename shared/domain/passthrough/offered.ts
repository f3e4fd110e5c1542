import type { PciDevice } from '../../contract/devices.ts';
import { isOnlyScreen } from './refused.ts';

/**
 * Whether a plan can be asked for at all. Ready, after a step or at a risk; and the only screen, which can be lent:
 * whoever has one graphics card finds it here, with the reason why it is no ordinary one.
 */
export function isOffered(device: PciDevice, known: ReadonlyMap<string, PciDevice>): boolean {
  const { level } = device.verdict;
  return level === 'ready' || level === 'step' || level === 'risky' || isLent(device, known);
}

/** It is refused for no other reason than that the host would have no screen. */
export function isLent(device: PciDevice, known: ReadonlyMap<string, PciDevice>): boolean {
  if (device.verdict.level !== 'never') return false;
  const unit = device.together.flatMap(address => known.get(address) ?? []);
  return isOnlyScreen(unit) && !hasSpareScreen(unit, known);
}

const hasSpareScreen = (unit: readonly PciDevice[], known: ReadonlyMap<string, PciDevice>): boolean => {
  const given = new Set(unit.map(({ address }) => address));
  return [...known.values()].some(({ kind, address }) => kind === 'display' && !given.has(address));
};
