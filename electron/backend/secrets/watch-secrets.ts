import type { LiveConnection } from '../ports.ts';
import { onEvent } from '../watch/on-event.ts';
import { type Change, tellChanges } from '../watch/tell-changes.ts';

/** Tells once that it listens, and then whenever a secret comes, goes, or gets another value. */
export async function* watchSecrets(
  { rpc, gone }: LiveConnection,
  signal: AbortSignal,
): AsyncGenerator<Change, void, void> {
  yield* tellChanges(
    changed =>
      Promise.all([onEvent(rpc, 'secretLifecycle', changed), onEvent(rpc, 'secretValueChanged', changed)]),
    AbortSignal.any([signal, gone]),
  );
  if (!signal.aborted) throw gone.reason;
}
