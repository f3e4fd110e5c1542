import type { Guest } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { fail } from '../failures/fail.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { AreaDeps } from '../ports.ts';

/**
 * Runs `act` while the guest stays off. Should it be started meanwhile, by whomever, `act` is told to stop and
 * STATE_INVALID is thrown: what was read of its disks may be half of the old and half of the new. What `act` made of
 * them and would keep, it asks `stillOff` about last of all, while it can still take it back.
 */
export async function whileOff<T>(
  deps: Pick<AreaDeps, 'guests' | 'connections'>,
  guest: Guest,
  signal: AbortSignal,
  act: (signal: AbortSignal, stillOff: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const started = fail('STATE_INVALID', { name: guest.name, state: 'running' });
  const rpc = deps.connections.require(guest.connection).rpc;
  const refuseActive = async () => {
    if ((await rpc.call('domainIsActive', { dom: domainRef(guest) })).active !== 0) throw started;
  };
  await refuseActive();
  const stillOff = async () => {
    stop.signal.throwIfAborted();
    await refuseActive();
  };
  const over = new AbortController();
  const stop = new AbortController();
  void deps.guests
    .until(guest, found => found !== undefined && isActive(found.state), over.signal)
    .then(
      () => stop.abort(started),
      () => undefined,
    );
  try {
    const answer = await act(AbortSignal.any([signal, stop.signal]), stillOff);
    await stillOff();
    return answer;
  } catch (error) {
    // However what it stopped has put it.
    throw stop.signal.aborted ? started : error;
  } finally {
    over.abort();
  }
}
