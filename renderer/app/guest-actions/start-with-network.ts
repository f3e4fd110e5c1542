import type { Guest } from '#shared/contract/guests.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { isPossible } from '#shared/domain/guests/actions.ts';
import { lackedNetwork } from '#shared/domain/networks/lacked-network.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import type { Notice } from '../notifications/store.ts';
import { openOverlay } from '../overlays.ts';

/** The way on where a job did all but start its guest, because a network is off or missing. */
export function startWithNetwork(
  { failure }: Pick<Job, 'failure'>,
  guest: Guest | undefined,
): Notice['action'] | undefined {
  if (!guest || !failure || !lackedNetwork(failure)) return undefined;
  const action = (['start', 'restore'] as const).find(each => isPossible(each, guest.state));
  return (
    action && {
      label: 'Start the network and the guest',
      run: () => openOverlay({ kind: 'guest-networks', action, guests: [guestKey(guest)] }),
    }
  );
}
