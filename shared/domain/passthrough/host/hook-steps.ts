import type { Decided } from '../setting.ts';
import { displaysOf } from '../unit.ts';
import type { ReasonedStep } from './host-steps.ts';

/** What has to be unloaded before a card is free, in that order. */
const STACKS: Readonly<Record<string, readonly string[]>> = {
  nvidia: ['nvidia_drm', 'nvidia_modeset', 'nvidia_uvm', 'nvidia'],
  nouveau: ['nouveau'],
  amdgpu: ['amdgpu'],
  radeon: ['radeon'],
  i915: ['i915'],
  xe: ['xe'],
};

/** The alias that every distribution gives to the desktop's login screen. */
const DISPLAY_MANAGER = 'display-manager.service';

/** Takes the only screen from the desktop while the guest runs, and gives it back. */
export function hookSteps({ way, devices, guest, facts }: Decided): ReasonedStep[] {
  if (way !== 'single-gpu') return [];
  const builtIn = new Set(
    facts?.pci.flatMap(({ address, driverBuiltIn }) => (driverBuiltIn === true ? [address] : [])),
  );
  const modules = displaysOf(devices).flatMap(({ address, driver }) =>
    driver === undefined || builtIn.has(address) ? [] : (STACKS[driver] ?? []),
  );
  return [
    {
      step: {
        do: 'screen-hooks',
        guest: guest.name,
        devices: devices.map(({ address }) => address),
        modules: [...new Set(modules)],
        displayManager: DISPLAY_MANAGER,
      },
      why: 'The desktop lets go of the card before libvirt takes it, and comes back when the guest has stopped.',
    },
  ];
}
