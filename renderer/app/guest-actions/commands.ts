import AddScreenIcon from '@mui/icons-material/AddToQueueOutlined';
import BackUpIcon from '@mui/icons-material/BackupOutlined';
import AutostartIcon from '@mui/icons-material/PowerOutlined';
import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import LabelIcon from '@mui/icons-material/LabelOutlined';
import RenameIcon from '@mui/icons-material/DriveFileRenameOutlineOutlined';
import ScreenIcon from '@mui/icons-material/DesktopWindowsOutlined';
import TerminalIcon from '@mui/icons-material/TerminalOutlined';
import type { Container } from '#shared/contract/containers.ts';
import { guestActionSchema, type Guest, type GuestAction } from '#shared/contract/guests.ts';
import { takes } from '#shared/domain/guests/actions.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import type { Command } from '../commands/registry.ts';
import { requestContainerAction } from '../container-actions/act.ts';
import { isEngineReachable } from '../container-actions/reach.ts';
import { notify } from '../notifications/store.ts';
import { openOverlay } from '../overlays.ts';
import { requestAction } from './act.ts';
import { addVnc, lacksVnc } from './add-vnc.ts';
import { toggleAutostart } from './autostart.ts';
import { openableDisplay, openableText, openScreen, openText } from './open-console.ts';
import { giveDeviceCommand } from './give-device-command.ts';
import { carryCommands } from './carry-commands.ts';
import { snapshotCommands } from './snapshot-commands.ts';
import { actionLooks } from './table.ts';
import { isReachable, whyUnreachable } from './reach.ts';
import { counterparts } from './counterparts.ts';
import { targetContainers, targetGuests } from './targets.ts';

/** Whom commands are about; asked each time. */
type Targets = () => readonly Guest[];
/** Containers chosen together with them. */
type Beside = () => readonly Container[];

function actionCommand(action: GuestAction, targets: Targets, beside: Beside): Command {
  const { title, keys, icon, keywords = [] } = actionLooks[action];
  return {
    id: `guest.${action}`,
    title,
    section: 'Selected guest',
    keys: [keys],
    keywords,
    icon,
    available: () => targets().some(guest => takes(guest, action)),
    blocked: () => whyUnreachable(targets().filter(guest => takes(guest, action))),
    run: () => {
      requestAction(targets().filter(isReachable), action);
      const same = counterparts[action];
      if (same) requestContainerAction(beside().filter(isEngineReachable), same);
    },
  };
}

const keysOf = (guests: readonly Guest[]) => guests.map(guestKey);

const noContainers: Beside = () => [];

/** Everything that can be done with guests. */
export function guestCommandsFor(targets: Targets, beside: Beside = noContainers): Command[] {
  const some = () => targets().length > 0;
  const blocked = () => whyUnreachable(targets());
  const only = () => (targets().length === 1 && beside().length === 0 ? targets()[0] : undefined);
  return [
    {
      id: 'guest.screen',
      title: 'Open screen',
      section: 'Selected guest',
      keys: ['O'],
      keywords: ['console', 'vnc', 'display'],
      icon: ScreenIcon,
      available: () => openableDisplay(only()) !== undefined,
      blocked,
      run: () => openScreen(only()),
    },
    {
      id: 'guest.text',
      title: 'Open text console',
      section: 'Selected guest',
      keys: ['Shift+O'],
      keywords: ['serial', 'terminal', 'console'],
      icon: TerminalIcon,
      available: () => openableText(only()) !== undefined,
      blocked,
      run: () => openText(only()),
    },
    ...guestActionSchema.options.map(action => actionCommand(action, targets, beside)),
    {
      id: 'guest.autostart',
      title: 'Start with the host: on or off',
      section: 'Selected guest',
      keys: ['A'],
      keywords: ['autostart', 'boot'],
      icon: AutostartIcon,
      available: () => targets().some(guest => guest.persistent),
      blocked,
      run: () => toggleAutostart(targets()),
    },
    {
      id: 'guest.labels',
      title: 'Group and tags…',
      section: 'Selected guest',
      keys: ['T'],
      keywords: ['label', 'folder'],
      icon: LabelIcon,
      available: some,
      blocked,
      run: () => openOverlay({ kind: 'guest-labels', guests: keysOf(targets()) }),
    },
    {
      id: 'guest.add-vnc',
      title: 'Add a VNC display',
      section: 'Selected guest',
      keywords: ['screen', 'spice'],
      icon: AddScreenIcon,
      available: () => lacksVnc(only()),
      blocked,
      run: () => addVnc(only()),
    },
    {
      id: 'guest.rename',
      title: 'Rename…',
      section: 'Selected guest',
      keys: ['F2'],
      icon: RenameIcon,
      // libvirt renames only what is off: virDomainRename refuses an active domain.
      available: () => only()?.state === 'off',
      blocked,
      run: () => {
        const guest = only();
        if (guest) openOverlay({ kind: 'guest-rename', guest: guestKey(guest) });
      },
    },
    ...carryCommands(only, blocked),
    {
      id: 'guest.back-up',
      title: 'Back up…',
      section: 'Selected guest',
      keywords: ['save', 'copy', 'disks', 'checkpoint'],
      icon: BackUpIcon,
      available: () => only() !== undefined && only()?.virtualization !== 'lxc',
      blocked,
      run: () => {
        const guest = only();
        if (guest) openOverlay({ kind: 'guest-back-up', guest: guestKey(guest) });
      },
    },
    ...snapshotCommands(only, blocked),
    giveDeviceCommand(only, blocked),
    {
      id: 'guest.copy-address',
      title: 'Copy address',
      section: 'Selected guest',
      keys: ['C'],
      keywords: ['ip'],
      icon: CopyIcon,
      available: () => (only()?.addresses.length ?? 0) > 0,
      run: async () => {
        const address = only()?.addresses[0];
        if (address === undefined) return;
        await navigator.clipboard.writeText(address);
        notify({ tone: 'success', text: `Copied ${address}.` });
      },
    },
    {
      id: 'guest.remove',
      title: 'Delete…',
      section: 'Selected guest',
      keys: ['Delete'],
      keywords: ['remove', 'undefine'],
      icon: DeleteIcon,
      available: some,
      blocked,
      run: () => openOverlay({ kind: 'guest-remove', guests: keysOf(targets()) }),
    },
  ];
}

/** About the guests that are selected, or the one that is open. */
export const guestCommands: readonly Command[] = guestCommandsFor(targetGuests, targetContainers);
