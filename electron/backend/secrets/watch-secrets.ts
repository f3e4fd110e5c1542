import { isUnsupported } from '../guests/read-guests.ts';
import type { LiveConnection } from '../ports.ts';
import { Pending } from '../watch/pending.ts';

/** Tells once that it listens, and then whenever a secret comes, goes, or gets another value. */
export async function* watchSecrets(
  { rpc, gone }: LiveConnection,
  signal: AbortSignal,
): AsyncGenerator<{ changedAt: number }, void, void> {
  const pending = new Pending<'changed', number>();
  const changed = () => pending.put('changed', Date.now());
  const subscribed = await Promise.all(
    (['secretLifecycle', 'secretValueChanged'] as const).map(name =>
      rpc.subscribe(name, changed).catch((error: unknown) => {
        if (isUnsupported(error)) return undefined;
        throw error;
      }),
    ),
  );
  changed();
  try {
    for (;;) {
      const [changedAt] = (await pending.take(1, AbortSignal.any([signal, gone]))) ?? [];
      if (changedAt === undefined) break;
      yield { changedAt };
    }
    if (!signal.aborted) throw gone.reason;
  } finally {
    for (const each of subscribed) await each?.cancel().catch(() => undefined);
  }
}
