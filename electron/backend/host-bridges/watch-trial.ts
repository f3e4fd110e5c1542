import type { BridgeTrial } from '#shared/contract/host-bridges.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { Pending } from '../watch/pending.ts';
import type { BridgeTrials } from './bridge-trials.ts';

/** What is known at once, and then each change of it. `adopt` looks on the host for one that others left waiting. */
export async function* watchTrial(
  trials: Pick<BridgeTrials, 'trial' | 'onChange'>,
  connection: ConnectionId,
  adopt: () => Promise<void>,
  signal: AbortSignal,
): AsyncGenerator<{ trial: BridgeTrial | null }, void, void> {
  const pending = new Pending<'trial', BridgeTrial | null>();
  const tell = () => pending.put('trial', trials.trial(connection) ?? null);
  const stop = trials.onChange(id => {
    if (id === connection) tell();
  });
  tell();
  // A host that cannot be asked has none that we know of.
  adopt().catch(() => undefined);
  try {
    for (;;) {
      const [trial] = (await pending.take(1, signal)) ?? [];
      if (trial === undefined) return;
      yield { trial };
    }
  } finally {
    stop();
  }
}
