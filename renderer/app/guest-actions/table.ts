import ForceOffIcon from '@mui/icons-material/PowerOffOutlined';
import PauseIcon from '@mui/icons-material/PauseOutlined';
import ShutDownIcon from '@mui/icons-material/PowerSettingsNewOutlined';
import RebootIcon from '@mui/icons-material/RestartAltOutlined';
import RestoreIcon from '@mui/icons-material/RestoreOutlined';
import ResetIcon from '@mui/icons-material/BoltOutlined';
import SaveIcon from '@mui/icons-material/SaveOutlined';
import StartIcon from '@mui/icons-material/PlayArrowOutlined';
import DiscardIcon from '@mui/icons-material/DeleteSweepOutlined';
import type { ComponentType } from 'react';
import type { GuestAction } from '#shared/contract/guests.ts';

export interface ActionLook {
  title: string;
  keys: string;
  icon: ComponentType;
  keywords?: readonly string[];
}

/** How each action is named, drawn and reached from the keyboard, everywhere. */
export const actionLooks: Record<GuestAction, ActionLook> = {
  start: { title: 'Start', keys: 'S', icon: StartIcon, keywords: ['boot', 'power on', 'run'] },
  restore: { title: 'Restore', keys: 'S', icon: RestoreIcon, keywords: ['start', 'resume', 'saved'] },
  resume: { title: 'Resume', keys: 'P', icon: StartIcon, keywords: ['unpause', 'continue'] },
  shutdown: {
    title: 'Shut down',
    keys: 'Shift+S',
    icon: ShutDownIcon,
    keywords: ['stop', 'power off', 'acpi'],
  },
  reboot: { title: 'Reboot', keys: 'Shift+R', icon: RebootIcon, keywords: ['restart'] },
  pause: { title: 'Pause', keys: 'P', icon: PauseIcon, keywords: ['suspend', 'freeze'] },
  save: { title: 'Save and stop', keys: 'Shift+V', icon: SaveIcon, keywords: ['managed save', 'hibernate'] },
  'discard-saved': { title: 'Discard saved state', keys: 'Shift+D', icon: DiscardIcon },
  reset: { title: 'Reset', keys: 'Shift+X', icon: ResetIcon, keywords: ['hard reset', 'power cycle'] },
  'force-off': {
    title: 'Force off',
    keys: 'Shift+F',
    icon: ForceOffIcon,
    keywords: ['destroy', 'kill', 'power off'],
  },
};
