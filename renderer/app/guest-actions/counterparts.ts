import type { ContainerAction } from '#shared/contract/container-work.ts';
import type { GuestAction } from '#shared/contract/guests.ts';

/**
 * Actions that mean the same for machines and containers: chosen for a selection of both, they are done to both.
 * What loses something is not among them: each kind is asked about by itself.
 */
export const counterparts: Partial<Record<GuestAction, ContainerAction>> = {
  start: 'start',
  resume: 'resume',
  shutdown: 'stop',
  reboot: 'restart',
  pause: 'pause',
};

export const machineCounterpart = (action: ContainerAction): GuestAction | undefined =>
  (Object.keys(counterparts) as GuestAction[]).find(each => counterparts[each] === action);
