import { create } from 'zustand';
import type { Guest, GuestState } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { guestKey, useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import { actOn, requestAction } from '#renderer/app/guest-actions/act.ts';

/**
 * A guest that is shut down to be started again. A reboot from within would keep the machine that it runs on:
 * only a new start goes by the new document.
 */
interface Restarts {
  waiting: ReadonlySet<GuestKey>;
}

export const useRestarts = create<Restarts>(() => ({ waiting: new Set() }));

export const useRestarting = (key: GuestKey): boolean => useRestarts(({ waiting }) => waiting.has(key));

/** Asks the guest to shut down, and starts it once it is off, however long that takes. */
export async function restartToApply(guest: Guest): Promise<void> {
  const key = guestKey(guest);
  change(waiting => waiting.add(key));
  await actOn([guest], guest.state === 'paused' ? 'resume' : 'shutdown');
  if (guest.state === 'paused') await actOn([{ ...guest, state: 'running' }], 'shutdown');
}

/** The guest stays as it is, and is not started if it does turn off. */
export const stopRestart = (key: GuestKey): void => change(waiting => waiting.delete(key));

/** Cuts the power, after asking: it is started again as soon as it is off. */
export const forceRestart = (guest: Guest): void => requestAction([guest], 'force-off');

function change(how: (waiting: Set<GuestKey>) => unknown): void {
  useRestarts.setState(({ waiting }) => {
    const next = new Set(waiting);
    how(next);
    return { waiting: next };
  });
}

const isOff = (state: GuestState | undefined): boolean => state !== undefined && !isActive(state);

useGuests.subscribe(({ byKey }) => {
  for (const key of useRestarts.getState().waiting) {
    const guest = byKey.get(key);
    if (guest === undefined) stopRestart(key);
    else if (isOff(guest.state)) {
      stopRestart(key);
      void actOn([guest], 'start');
    }
  }
});
