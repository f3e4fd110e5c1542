import type { GuestAction, GuestState } from '#shared/contract/guests.ts';
import type { Look } from '#renderer/ui/state-icon.tsx';
import type { Tone } from '#renderer/ui/status-pill.tsx';

interface StateLook {
  label: string;
  look: Look;
  tone: Tone;
}

/** How each state is named and drawn, everywhere. */
export const stateLooks: Record<GuestState, StateLook> = {
  running: { label: 'Running', look: 'running', tone: 'run' },
  paused: { label: 'Paused', look: 'paused', tone: 'pause' },
  suspended: { label: 'Asleep', look: 'asleep', tone: 'pause' },
  'shutting-down': { label: 'Shutting down', look: 'stopping', tone: 'pause' },
  off: { label: 'Off', look: 'off', tone: 'off' },
  saved: { label: 'Saved', look: 'saved', tone: 'off' },
  crashed: { label: 'Crashed', look: 'error', tone: 'err' },
  unknown: { label: 'Unknown', look: 'unknown', tone: 'off' },
};

/** What a guest is shown as between asking for an action and seeing it happen. */
export const pendingLabels: Record<GuestAction, string> = {
  start: 'Starting…',
  restore: 'Restoring…',
  resume: 'Resuming…',
  shutdown: 'Shutting down…',
  reboot: 'Rebooting…',
  pause: 'Pausing…',
  save: 'Saving…',
  'discard-saved': 'Discarding…',
  reset: 'Resetting…',
  'force-off': 'Forcing off…',
};
