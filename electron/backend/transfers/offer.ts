import type { Writable } from 'node:stream';
import type { SessionId } from '../ports.ts';
import { type HandedOut, type HandOutDeps, intoPage } from './hand-out.ts';
import { PageTarget } from './page-target.ts';

/** Security: as long as a person takes to drag something across the screen, and no longer. Milliseconds. */
const OFFER_LIFE_MS = 60_000;

/**
 * A ticket for a file that may never be fetched: what a press of the mouse begins may be no drag. So nothing is read
 * and no job is there before it is used.
 */
export function offer(
  { jobs, roads, cancelJob }: HandOutDeps,
  { title, name, of, write }: Omit<HandedOut, 'to'>,
  session: SessionId,
): { ticket: string; name: string } {
  const give = (answer: Writable) => {
    const target = new PageTarget(() => cancelJob(id));
    const { id } = jobs.start({ title, cancellable: true, ...of }, job => intoPage(job, target, write));
    return target.give(answer);
  };
  const never = () => undefined;
  return { ticket: roads.issue(session, { kind: 'down', name, give, never }, OFFER_LIFE_MS), name };
}
