import { randomUUID } from 'node:crypto';
import type { WebContents } from 'electron';
import type { SessionId } from '#electron/backend/ports.ts';

const sessions = new WeakMap<WebContents, SessionId>();

/** One session for each window: what its console tickets are bound to. */
export function sessionOf(contents: WebContents): SessionId {
  const known = sessions.get(contents);
  if (known !== undefined) return known;
  const session = randomUUID() as SessionId;
  sessions.set(contents, session);
  return session;
}
