import { isDeepStrictEqual } from 'node:util';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { AreaDeps } from '../ports.ts';

export interface Following {
  readonly connection: ConnectionId;
  /** Who is told, for the log: “who looks at filters”. */
  readonly who: string;
  /**
   * What of the guests matters, as it is now: most changes are none of it. Undefined while the host is away; without
   * it, everything does.
   */
  readonly read?: () => unknown;
  readonly changed: () => void;
  readonly signal: AbortSignal;
}

/** Calls back whenever what matters of the guests is another, until the signal. */
export function followGuests(
  { guests, log }: Pick<AreaDeps, 'guests' | 'log'>,
  { connection, who, read, changed, signal }: Following,
): void {
  const follow = async () => {
    let before = read?.();
    for await (const _ of guests.watch(signal)) {
      const now = read?.();
      if (read && (now === undefined || isDeepStrictEqual(now, before))) continue;
      before = now;
      changed();
    }
  };
  follow().catch((error: unknown) =>
    log.warn({ err: error, connection }, `Changes of guests are not told to ${who}`),
  );
}
