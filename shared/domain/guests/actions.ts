import type { Guest, GuestAction, GuestState } from '../../contract/guests.ts';

/** In which states libvirt takes each action, in the order they are offered. */
const possibleIn: Record<GuestAction, readonly GuestState[]> = {
  start: ['off', 'crashed'],
  restore: ['saved'],
  resume: ['paused', 'suspended'],
  shutdown: ['running'],
  reboot: ['running'],
  pause: ['running'],
  save: ['running', 'paused'],
  'discard-saved': ['saved'],
  reset: ['running', 'paused'],
  'force-off': ['running', 'paused', 'suspended', 'shutting-down', 'crashed', 'unknown'],
};

export const isPossible = (action: GuestAction, state: GuestState): boolean =>
  possibleIn[action].includes(state);

/** What a driver has no call for: a container has no memory of its own to save, and no button to press. */
const lackingIn: Readonly<Record<string, readonly GuestAction[]>> = {
  lxc: ['save', 'restore', 'discard-saved', 'reset'],
};

/** Whether this guest takes it now. */
export const takes = (
  { state, virtualization }: Pick<Guest, 'state' | 'virtualization'>,
  action: GuestAction,
) => isPossible(action, state) && lackingIn[virtualization]?.includes(action) !== true;

/** What can be done now, the most likely one first and what loses memory last. */
export function possibleActions(state: GuestState): GuestAction[] {
  const all = Object.keys(possibleIn) as GuestAction[];
  return all.filter(action => isPossible(action, state));
}

/** What a guest is going to be once the action is through; missing where its state stays as it is. */
export const leadsTo: Partial<Record<GuestAction, readonly GuestState[]>> = {
  start: ['running', 'paused'],
  restore: ['running', 'paused'],
  'discard-saved': ['off'],
  shutdown: ['off'],
  'force-off': ['off'],
  pause: ['paused'],
  resume: ['running'],
  save: ['saved', 'off'],
};
