import { guestKey } from '#renderer/api/live/guests.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { TextSession } from './text-session.ts';

/** So many consoles keep what they printed while they are not shown. */
const keptWhileHidden = 8;

const sessions = new Map<string, TextSession>();

/**
 * The session of one console; the same one for as long as it is kept. Most recently asked for is kept longest.
 * With `takeOver` a new one takes the console from whoever has it.
 */
export function textSession(guest: GuestRef, alias: string, takeOver: boolean): TextSession {
  const key = `${guestKey(guest)}/${alias}`;
  const session = sessions.get(key) ?? new TextSession(guest, alias, takeOver);
  sessions.delete(key);
  sessions.set(key, session);
  for (const [other, hidden] of sessions) {
    if (sessions.size <= keptWhileHidden) break;
    if (hidden.screen.element.isConnected || other === key) continue;
    sessions.delete(other);
    hidden.dispose();
  }
  return session;
}
