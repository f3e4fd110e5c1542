import { Pending } from './pending.ts';
import type { Stop } from './on-event.ts';

/** Tells nothing but that what was read may be another: who looks reads it again. Milliseconds since 1970. */
export interface Change {
  readonly changedAt: number;
}

/**
 * Tells once that it listens, so that nothing is missed between a first reading and that, and then whenever `listen`
 * has called back; what comes before the last was taken is told as one.
 */
export async function* tellChanges(
  listen: (changed: () => void) => readonly Stop[] | Promise<readonly Stop[]>,
  signal: AbortSignal,
): AsyncGenerator<Change, void, void> {
  const pending = new Pending<'changed', number>();
  const changed = () => pending.put('changed', Date.now());
  const stops = await listen(changed);
  changed();
  try {
    for (;;) {
      const [changedAt] = (await pending.take(1, signal)) ?? [];
      if (changedAt === undefined) return;
      yield { changedAt };
    }
  } finally {
    for (const stop of stops) await stop();
  }
}
