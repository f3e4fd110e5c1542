import AddIcon from '@mui/icons-material/Add';
import ImportIcon from '@mui/icons-material/DriveFolderUploadOutlined';
import { changeSettings, useSettings } from '#renderer/api/live/settings.ts';
import type { Command } from './commands/registry.ts';
import { go } from './go.ts';
import { openOverlay } from './overlays.ts';
import { runContainer } from './run-from.ts';

const nextTheme = { system: 'light', light: 'dark', dark: 'system' } as const;

/** What can be done from every page. */
export const appCommands: readonly Command[] = [
  {
    id: 'guest.create',
    title: 'New guest',
    section: 'General',
    keys: ['N'],
    keywords: ['create', 'add', 'virtual machine', 'vm', 'install'],
    icon: AddIcon,
    run: () => {
      const expert = useSettings.getState().createView === 'expert';
      return go({
        to: '/guests/new/{-$page}',
        params: { page: expert ? 'source' : undefined },
        search: true,
      });
    },
  },
  {
    id: 'guest.run',
    title: 'Run a container',
    section: 'General',
    keywords: ['docker', 'image', 'create', 'new', 'add', 'compose'],
    icon: AddIcon,
    run: runContainer,
  },
  {
    id: 'guest.create-lxc',
    title: 'New Linux container',
    section: 'General',
    keywords: ['lxc', 'create', 'debootstrap', 'root folder', 'system container'],
    icon: AddIcon,
    run: () => go({ to: '/guests/new-lxc', search: true }),
  },
  {
    id: 'guest.import',
    title: 'Import an exported guest…',
    section: 'General',
    keys: ['Shift+N'],
    keywords: ['folder', 'restore', 'bring back', 'ova'],
    icon: ImportIcon,
    run: () => openOverlay({ kind: 'guest-import' }),
  },
  {
    id: 'view.palette',
    title: 'Search everything',
    section: 'View',
    keys: ['Mod+K'],
    whileTyping: true,
    run: () => openOverlay({ kind: 'palette' }),
  },
  {
    id: 'view.shortcuts',
    title: 'Show keyboard shortcuts',
    section: 'View',
    keys: ['?'],
    keywords: ['help', 'keys'],
    run: () => openOverlay({ kind: 'shortcuts' }),
  },
  {
    id: 'view.theme',
    title: 'Change the theme: system, light, dark',
    section: 'View',
    keys: ['Shift+T'],
    keywords: ['appearance', 'dark mode', 'light mode'],
    run: () => changeSettings({ theme: nextTheme[useSettings.getState().theme] }),
  },
  {
    id: 'view.density',
    title: 'Change the row height: comfortable, compact',
    section: 'View',
    keys: ['Shift+C'],
    keywords: ['density'],
    run: () =>
      changeSettings({ density: useSettings.getState().density === 'compact' ? 'comfortable' : 'compact' }),
  },
  { id: 'go.guests', title: 'Guests', section: 'Go to', keys: ['G G'], run: () => go({ to: '/guests' }) },
  {
    id: 'go.connections',
    title: 'Connections',
    section: 'Go to',
    keys: ['G C'],
    keywords: ['hosts'],
    run: () => go({ to: '/connections' }),
  },
  {
    id: 'go.readiness',
    title: 'Readiness',
    section: 'Go to',
    keys: ['G R'],
    keywords: ['checks', 'kvm', 'set up', 'diagnose'],
    run: () => go({ to: '/readiness' }),
  },
  {
    id: 'go.activity',
    title: 'Activity',
    section: 'Go to',
    keys: ['G A'],
    keywords: ['jobs', 'tasks'],
    run: () => go({ to: '/activity' }),
  },
  {
    id: 'go.settings',
    title: 'Settings',
    section: 'Go to',
    keys: ['G S'],
    run: () => go({ to: '/settings' }),
  },
];
