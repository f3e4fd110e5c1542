import { streamCall } from '#electron/docker/stream-call.ts';
import { streamLines } from '#electron/docker/stream-lines.ts';
import { readEventLine } from '../../engines/event-line.ts';
import type { EngineEvent, LiveEngine } from '../../engines/ports.ts';

/** Our numbers do not hold nanoseconds exactly. */
const BLUR_NS = 1000n;
const SECOND_NS = 1_000_000_000n;
/** Podman remembers what happened for as long as its host keeps logs: of that, the newest. */
const MOST_EVENTS = 4096;

/**
 * What an engine remembers of the time before it was listened to, oldest first: of Docker its last 256 events of
 * every kind, and none of before it started itself (moby: daemon/events).
 * @param since nanoseconds since 1970, by the engine's clock; all there is when left out
 */
export async function readPastEvents(live: LiveEngine, since?: number): Promise<EngineEvent[]> {
  // Without an end of its own clock it would go on telling for good.
  const { listensFrom } = live;
  if (listensFrom === undefined) return [];
  const until = (listensFrom / 1000).toFixed(3);
  const query = {
    since: since === undefined ? '0' : seconds(BigInt(since) - BLUR_NS),
    // Podman that keeps its events in a file stops at an end that is past before it has read any.
    ...(live.facts.product === 'podman' ? { stream: false } : { until }),
  };
  const stream = await streamCall(live.docker, '/events', query, live.gone);
  const events: EngineEvent[] = [];
  for await (const line of streamLines(stream)) {
    events.push(readEventLine(line, live.facts));
    if (events.length >= 2 * MOST_EVENTS) events.splice(0, MOST_EVENTS);
  }
  return events.slice(-MOST_EVENTS).filter(({ timeNano }) => timeNano <= listensFrom * 1e6);
}

const seconds = (nano: bigint) => `${nano / SECOND_NS}.${String(nano % SECOND_NS).padStart(9, '0')}`;
