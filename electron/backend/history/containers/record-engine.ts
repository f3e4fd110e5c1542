import type { ContainerCache } from '../../containers/container-cache.ts';
import type { EngineEvent, LiveEngine } from '../../engines/ports.ts';
import type { Logger } from '../../ports.ts';
import { type ContainerHistory, writtenDown } from './container-history.ts';
import type { LastHeard } from './last-heard.ts';
import { writeGap } from './missed.ts';
import { readPastEvents } from './past-events.ts';
import { eventId, Tales } from './tales.ts';

export interface RecordDeps {
  readonly containers: Pick<ContainerCache, 'get' | 'whenSettled'>;
  readonly history: ContainerHistory;
  readonly lastHeard: LastHeard;
  readonly log: Logger;
}

/**
 * Writes down what an engine tells of its containers for as long as the link lasts, after what happened since the last
 * time, as far as the engine remembers it. Never rejects.
 */
export async function recordEngine(deps: RecordDeps, live: LiveEngine): Promise<void> {
  const { containers, history, lastHeard, log } = deps;
  const waiting: EngineEvent[] = [];
  let hear = (event: EngineEvent) => void waiting.push(event);
  const unlisten = live.onEvent(event => hear(event));
  live.gone.addEventListener('abort', unlisten, { once: true });
  // Whoever looks at the list has it first.
  await new Promise<void>(resolve => containers.whenSettled(resolve));
  const tales = new Tales(live, containers, history);
  let past: EngineEvent[] = [];
  try {
    past = await catchUp(deps, live, tales);
  } catch (error) {
    if (!live.gone.aborted)
      log.warn({ err: error, engine: live.id }, 'Past events of an engine were not read');
  }
  const told = new Set(past.map(eventId));
  hear = event => {
    lastHeard.hear(live.id, event.timeNano);
    tales.tell(event);
  };
  for (const event of waiting) if (!told.has(eventId(event))) hear(event);
  const leave = () => {
    lastHeard.leave(live.id);
    void lastHeard.save();
  };
  if (live.gone.aborted) leave();
  else live.gone.addEventListener('abort', leave, { once: true });
}

/** Resolves with every event that the engine remembers of the time since it was listened to last. */
async function catchUp(
  { containers, history, lastHeard, log }: RecordDeps,
  live: LiveEngine,
  tales: Tales,
): Promise<EngineEvent[]> {
  const before = await lastHeard.of(live.id);
  const past = await readPastEvents(live, before?.event);
  const known = await writtenDown(history, live.id);
  const there = known.filter(ref => containers.get(ref) !== undefined);
  for (const ref of known) if (!there.includes(ref)) history.forget(ref);
  const last = past.at(-1);
  if (last !== undefined) lastHeard.hear(live.id, last.timeNano);
  tales.tellPast(before === undefined ? past : past.filter(({ timeNano }) => timeNano > before.event));
  // What it remembers goes back to where we were, or else something may lie between.
  if (before !== undefined && !past.some(({ timeNano }) => timeNano === before.event)) {
    const to = Math.round((past[0]?.timeNano ?? (live.listensFrom ?? Date.now()) * 1e6) / 1e6);
    writeGap(live, history, there, { from: before.until, to, past }).catch((error: unknown) => {
      if (!live.gone.aborted)
        log.warn({ err: error, engine: live.id }, 'A gap of the history was not written');
    });
  }
  return past;
}
