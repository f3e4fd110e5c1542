import CloneIcon from '@mui/icons-material/FileCopyOutlined';
import ExportIcon from '@mui/icons-material/DriveFileMoveOutlined';
import TemplateIcon from '@mui/icons-material/BookmarkAddOutlined';
import type { Guest } from '#shared/contract/guests.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import type { Command } from '../commands/registry.ts';
import { openOverlay } from '../overlays.ts';

type Looks = Pick<Command, 'title' | 'keys' | 'keywords' | 'icon'>;

/** Making another of a guest, and taking it elsewhere. What stands in the way the dialogs say, with a remedy. */
export function carryCommands(only: () => Guest | undefined, blocked: () => string | undefined): Command[] {
  const command = (looks: Looks, what: 'clone' | 'template' | 'export'): Command => ({
    ...looks,
    id: `guest.${what}`,
    section: 'Selected guest',
    // A second container would have the same root folder.
    available: () => only()?.persistent === true && only()?.virtualization !== 'lxc',
    blocked,
    run: () => {
      const guest = only();
      if (guest) openOverlay({ kind: `guest-${what}`, guest: guestKey(guest) });
    },
  });
  const keywords = {
    clone: ['clone', 'copy', 'linked'],
    template: ['golden image'],
    export: ['ova', 'ovf', 'folder', 'move', 'backup'],
  };
  return [
    command({ title: 'Duplicate…', keys: ['D'], keywords: keywords.clone, icon: CloneIcon }, 'clone'),
    command(
      { title: 'Make a template…', keys: ['Shift+M'], keywords: keywords.template, icon: TemplateIcon },
      'template',
    ),
    command({ title: 'Export…', keys: ['E'], keywords: keywords.export, icon: ExportIcon }, 'export'),
  ];
}
