import type { HostRun } from '../../contract/host-changes.ts';
import type { PassthroughState } from '../../contract/passthrough.ts';

/** How far our own record says it went. */
export type Phase = 'recorded' | 'applying' | 'applied' | 'undoing' | 'undone';

export interface StateFacts {
  readonly phase: Phase;
  /** A job of ours is at it now. */
  readonly working: boolean;
  /** The host had steps to do. */
  readonly hasSteps: boolean;
  /** What the host's helper says of them; missing: it knows of no such run. `unreadable`: it could not be asked. */
  readonly run?: Pick<HostRun, 'state' | 'rebootPending'> | 'unreadable' | undefined;
  /** The guest's document has our devices. */
  readonly inGuest: boolean;
}

export interface StateFound {
  readonly state: PassthroughState;
  readonly rebootPending: boolean;
  readonly note?: string;
}

/**
 * What a set-up is in, by our record and by what host and guest say now: whatever was cut short, and wherever, it is
 * one of five.
 */
export function stateOf({ phase, working, hasSteps, run, inGuest }: StateFacts): StateFound {
  const known = run === 'unreadable' ? undefined : run;
  const rebootPending = known?.rebootPending === true;
  const is = (state: PassthroughState, note?: string): StateFound => ({
    state,
    rebootPending,
    ...(note !== undefined && { note }),
  });
  // Nothing to undo or to go on with while somebody is at it.
  if (working) return is(phase === 'undoing' ? 'after' : 'before', 'Innkeeper is at it now.');
  if (phase === 'undone') return is('undone');
  if (run === 'unreadable' && hasSteps)
    return is(
      phase === 'applied' ? 'after' : 'interrupted',
      'What the host’s helper has recorded cannot be read now.',
    );
  const done = !hasSteps || known?.state === 'after';
  const none = !hasSteps || known === undefined || known.state === 'before';
  if (phase === 'recorded' || phase === 'applying') {
    if (none && !inGuest && !hasSteps) return is('before', 'Nothing was done yet.');
    if (none && !inGuest) return is('before', 'It was called off before anything was done, or undone.');
    return is('interrupted', done ? 'The host is ready; the guest was not changed yet.' : undefined);
  }
  if (phase === 'undoing') return is('interrupted', 'It was being undone.');
  if (known?.state === 'interrupted') return is('interrupted', 'The host’s part was cut short.');
  if (!done)
    return is(
      'interrupted',
      'The host’s part was undone on the host itself; the guest still expects the device.',
    );
  return rebootPending ? is('waiting-for-reboot') : is('after');
}
