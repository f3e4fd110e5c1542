import type { GuestState } from '../../contract/guests.ts';

/** virDomainState: https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainState */
const stateByNumber: readonly GuestState[] = [
  'unknown', // NOSTATE
  'running',
  'running', // BLOCKED: running, waiting for something
  'paused',
  'shutting-down',
  'off',
  'crashed',
  'suspended', // PMSUSPENDED: asleep by its own doing
];

/** What a person is shown for libvirt's state; `saved`: a managed save image exists. */
export function guestState(state: number, saved: boolean): GuestState {
  const known = stateByNumber[state] ?? 'unknown';
  return known === 'off' && saved ? 'saved' : known;
}

/** Whether a process or container of the guest exists now; a crashed one is preserved for a look at it. */
export function isActive(state: GuestState): boolean {
  return state !== 'off' && state !== 'saved' && state !== 'unknown';
}
