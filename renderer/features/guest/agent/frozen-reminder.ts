import type { Guest } from '#shared/contract/guests.ts';
import { api } from '#renderer/api/client.ts';
import { guestKey, guestRef, type GuestKey } from '#renderer/api/live/guests.ts';
import { thawGuest } from '#renderer/api/agent.ts';
import { notify, notifyFailure } from '#renderer/app/notifications/store.ts';

const EVERY_MS = 60_000;
const reminded = new Map<GuestKey, ReturnType<typeof setInterval>>();

/** Reminds of a frozen guest once a minute, on whatever page, until it is thawed or nobody can tell any more. */
export function remindOfFrozen(guest: Guest): void {
  const key = guestKey(guest);
  if (reminded.has(key)) return;
  reminded.set(
    key,
    setInterval(() => void look(guest), EVERY_MS),
  );
}

export function stopReminding(guest: Guest): void {
  const key = guestKey(guest);
  clearInterval(reminded.get(key));
  reminded.delete(key);
}

async function look(guest: Guest): Promise<void> {
  const state = await api.agent.read({ guest: guestRef(guest) }).catch(() => undefined);
  if (state?.frozen !== true) return stopReminding(guest);
  notify({
    tone: 'info',
    text: `“${guest.name}” is still frozen.`,
    more: 'Nothing that it writes reaches its disks.',
    action: { label: 'Thaw', run: () => void thawGuest(guest).catch(notifyFailure) },
  });
}
