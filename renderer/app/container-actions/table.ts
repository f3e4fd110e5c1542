import KillIcon from '@mui/icons-material/BoltOutlined';
import PauseIcon from '@mui/icons-material/PauseOutlined';
import RestartIcon from '@mui/icons-material/RestartAltOutlined';
import StartIcon from '@mui/icons-material/PlayArrowOutlined';
import StopIcon from '@mui/icons-material/StopOutlined';
import type { ComponentType } from 'react';
import type { ContainerAction } from '#shared/contract/container-work.ts';

interface ActionLook {
  title: string;
  /** The same as for a machine wherever it means the same. */
  keys: string;
  icon: ComponentType;
  keywords?: readonly string[];
}

/** How each action is named, drawn and reached from the keyboard, everywhere. */
export const containerActionLooks: Record<ContainerAction, ActionLook> = {
  start: { title: 'Start', keys: 'S', icon: StartIcon, keywords: ['run'] },
  resume: { title: 'Resume', keys: 'P', icon: StartIcon, keywords: ['unpause', 'continue'] },
  stop: { title: 'Stop', keys: 'Shift+S', icon: StopIcon, keywords: ['shut down', 'end'] },
  restart: { title: 'Restart', keys: 'Shift+R', icon: RestartIcon, keywords: ['reboot'] },
  pause: { title: 'Pause', keys: 'P', icon: PauseIcon, keywords: ['suspend', 'freeze'] },
  kill: { title: 'Kill…', keys: 'Shift+F', icon: KillIcon, keywords: ['signal', 'force off', 'SIGKILL'] },
};
