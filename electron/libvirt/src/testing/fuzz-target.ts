import { Channel } from '../connection/channel.ts';
import type { CloseReason } from '../connection/close-reason.ts';
import { Subscriptions } from '../connection/subscriptions.ts';
import { events, procedures } from '../protocol/generated/tables.ts';
import { openStream } from '../stream/open-stream.ts';
import type { TransportHandlers } from '../transport/transport.ts';

/** The calls that wait while hostile bytes come in: plain, deep, bulky, and streams of each direction. */
const CALLS: readonly (readonly [string, unknown])[] = [
  ['connectListAllDomains', { needResults: 1, flags: 0 }],
  ['connectGetAllDomainStats', { doms: [], stats: 0, flags: 0 }],
  ['domainGetBlockJobInfo', { dom: dom(), path: 'vda', flags: 0 }],
];
const STREAMS: readonly (readonly [string, unknown, boolean])[] = [
  ['domainOpenConsole', { dom: dom(), devName: null, flags: 0 }, false],
  ['storageVolDownload', { vol: { pool: 'p', name: 'v', key: 'k' }, offset: 0n, length: 0n, flags: 0 }, true],
];

function dom(): unknown {
  return { name: 'guest', uuid: '00000000-0000-0000-0000-000000000001', id: 1 };
}

export interface FuzzOutcome {
  reason: CloseReason;
  /** Every waiting call and stream, each settled one way or the other. */
  settled: PromiseSettledResult<unknown>[];
}

/**
 * Feeds bytes to a channel with calls 1 to 3, streams 4 and 5 and every event open, then ends it.
 * Whatever the bytes are, this resolves: nothing may throw and no promise may stay open.
 */
export async function feed(chunks: readonly Buffer[]): Promise<FuzzOutcome> {
  let handlers: TransportHandlers | undefined;
  const subscriptions = new Subscriptions(
    async () => ({ callbackId: 1 }),
    () => undefined,
  );
  const channel = new Channel(
    {
      start: given => {
        handlers = given;
      },
      write: (_bytes, done) => done?.(),
      cork: () => undefined,
      uncork: () => undefined,
      recycle: () => undefined,
      pause: () => undefined,
      resume: () => undefined,
      destroy: () => undefined,
    },
    { maxInFlight: 8, onEvent: (header, payload) => subscriptions.dispatch(header, payload) },
  );
  await Promise.all(
    Object.keys(events).map(name =>
      subscriptions.subscribe(name as keyof typeof events as never, () => undefined),
    ),
  );
  const waiting = [
    ...CALLS.map(([name, args]) => channel.call(entry(name), args)),
    ...STREAMS.map(([name, args, sparse]) => openStream(channel, entry(name), args, { sparse })),
  ];
  for (const chunk of chunks) handlers?.data(chunk);
  handlers?.end();
  return { reason: await channel.closed, settled: await Promise.allSettled(waiting) };
}

function entry(name: string): (typeof procedures)[string] {
  const found = procedures[name];
  if (!found) throw new TypeError(`There is no procedure "${name}"`);
  return found;
}
