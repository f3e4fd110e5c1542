import SnapshotIcon from '@mui/icons-material/AddAPhotoOutlined';
import TreeIcon from '@mui/icons-material/AccountTreeOutlined';
import type { Guest } from '#shared/contract/guests.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import type { Command } from '../commands/registry.ts';
import { go } from '../go.ts';
import { openOverlay } from '../overlays.ts';

/** Taking a snapshot of one guest, and going to those that it has. Why none can be taken the dialog says. */
export function snapshotCommands(
  only: () => Guest | undefined,
  blocked: () => string | undefined,
): Command[] {
  const available = () => only()?.persistent === true && only()?.virtualization !== 'lxc';
  return [
    {
      id: 'guest.take-snapshot',
      title: 'Take a snapshot…',
      section: 'Selected guest',
      keys: ['M'],
      keywords: ['checkpoint', 'restore point'],
      icon: SnapshotIcon,
      available,
      blocked,
      run: () => {
        const guest = only();
        if (guest) openOverlay({ kind: 'guest-take-snapshot', guest: guestKey(guest) });
      },
    },
    {
      id: 'guest.snapshots',
      title: 'Snapshots',
      section: 'Selected guest',
      keys: ['G N'],
      keywords: ['checkpoint', 'revert', 'return', 'rollback', 'chain'],
      icon: TreeIcon,
      available,
      run: () => {
        const guest = only();
        if (guest === undefined) return undefined;
        const { connection, uuid } = guest;
        return go({
          to: '/guests/$connection/$uuid/snapshots/{-$name}',
          params: { connection, uuid, name: undefined },
          search: true,
        });
      },
    },
  ];
}
