import ChipIcon from '@mui/icons-material/MemoryOutlined';
import type { Guest } from '#shared/contract/guests.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import type { Command } from '../commands/registry.ts';
import { openOverlay } from '../overlays.ts';

/** Passing a device of the host through; what a guest or host cannot have, the flow itself says with its remedy. */
export const giveDeviceCommand = (
  only: () => Guest | undefined,
  blocked: () => string | undefined,
): Command => ({
  id: 'guest.give-device',
  title: 'Give it a host device…',
  section: 'Selected guest',
  keywords: ['gpu', 'passthrough', 'pci', 'vfio', 'graphics card'],
  icon: ChipIcon,
  available: () => only()?.persistent === true && only()?.virtualization !== 'lxc',
  blocked,
  run: () => {
    const guest = only();
    if (guest) openOverlay({ kind: 'give-device', connection: guest.connection, guest: guestKey(guest) });
  },
});
