import type { PciDevice } from '../../../contract/devices.ts';
import { isFree } from '../free-drivers.ts';
import type { Decided, Setting } from '../setting.ts';
import { displaysOf } from '../unit.ts';
import type { ReasonedStep } from './host-steps.ts';
import { needsIommu } from './iommu.ts';

/** What is done to the card itself: its ROM is read, the way it is reset is chosen. */
export function cardSteps(decided: Decided): ReasonedStep[] {
  return [...romSteps(decided), ...resetSteps(decided)];
}

/** The function whose ROM the guest gets. */
export const romDevice = (devices: readonly PciDevice[]): PciDevice | undefined =>
  displaysOf(devices).find(({ rom }) => rom) ?? devices.find(({ rom }) => rom);

/** Why the helper cannot read the ROM out of the card now. */
export function romRefusal(setting: Setting, devices: readonly PciDevice[]): string | undefined {
  const device = romDevice(devices);
  if (!device) return 'None of its functions has a ROM.';
  if (setting.facts === undefined) return 'The host’s own files cannot be read over this connection.';
  if (device.bootVga)
    return 'The firmware showed its own start on this card: what it left in the ROM is not what a guest needs.';
  if (needsIommu(setting)) return 'The IOMMU is off: do this after the host has started with it.';
  const busy = device.usedBy.some(use => use.by === 'display' && use.how !== 'boot');
  if (busy) return 'A desktop or the text console is on this card now.';
  return undefined;
}

function romSteps({ choices, devices }: Decided): ReasonedStep[] {
  const device = romDevice(devices);
  if (choices.rom.from !== 'dump' || !device) return [];
  const { address } = device;
  const dump: ReasonedStep = {
    step: { do: 'dump-rom', address },
    why: 'The guest’s firmware then has the card’s ROM even if the card does not show it.',
  };
  if (device.driver === 'vfio-pci') return [dump];
  return [
    {
      step: { do: 'bind-now', address, to: 'vfio-pci' },
      why: 'The ROM can be read while no driver of the host is at work.',
    },
    dump,
    ...(isFree(device)
      ? []
      : [{ step: { do: 'bind-now' as const, address, to: 'host' as const }, why: 'Back to its driver.' }]),
  ];
}

const AMD = '1002:';

/**
 * vendor-reset adds a way of its own for AMD's cards that do not come back from the common ones; since kernel 5.15 it
 * has to be chosen for each card.
 */
function resetSteps({ devices, facts }: Decided): ReasonedStep[] {
  if (!facts) return [];
  return displaysOf(devices).flatMap(({ address, ids, resetMethods = [] }) =>
    ids.startsWith(AMD) && resetMethods.indexOf('device_specific') > 0
      ? [
          {
            step: { do: 'reset-method', address, method: 'device_specific', when: 'both' } as const,
            why: 'This card comes back from no other reset.',
          },
        ]
      : [],
  );
}
