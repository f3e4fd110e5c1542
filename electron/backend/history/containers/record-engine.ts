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
  const { containers, history, lastHeard } = deps;
  const waiting: EngineEvent[] = [];
  let hear = (event: EngineEvent) => void waiting.push(event);
  const unlisten = live.onHeard(event => hear(event));
  live.gone.addEventListener('abort', unlisten, { once: true });
  // Whoever looks at the list has it first.
  await new Promise<void>(resolve => containers.whenSettled(resolve));
  const tales = new Tales(live, containers, history);
  await catchUp(deps, live, tales, waiting);
  // It is read anew the next time.
  if (live.gone.aborted) return;
  hear = event => {
    lastHeard.hear(live.id, event.timeNano);
    tales.tell(event);
  };
  const leave = () => {
    lastHeard.leave(live.id);
    void lastHeard.save();
  };
  live.gone.addEventListener('abort', leave, { once: true });
}

/** @param waiting what was heard meanwhile, told with what the engine remembers of the time since it was left */
async function catchUp(
  { containers, history, lastHeard, log }: RecordDeps,
  live: LiveEngine,
  tales: Tales,
  waiting: readonly EngineEvent[],
): Promise<void> {
  const before = await lastHeard.of(live.id);
  const failed = (what: string) => (error: unknown) => {
    if (!live.gone.aborted) log.warn({ err: error, engine: live.id }, what);
  };
  const past = (await readPastEvents(live, before?.event).catch(failed('Past events were not read'))) ?? [];
  const known = await writtenDown(history, live.id);
  // Of an engine that is turned off nothing is in the list, and yet nothing is removed.
  if (live.gone.aborted) return;
  const there = known.filter(ref => containers.get(ref) !== undefined);
  for (const ref of known) if (!there.includes(ref)) history.forget(ref);
  const all = [...new Map([...past, ...waiting].map(event => [eventId(event), event])).values()];
  const last = all.at(-1);
  if (last !== undefined) lastHeard.hear(live.id, last.timeNano);
  tales.tellPast(before === undefined ? all : all.filter(({ timeNano }) => timeNano > before.event));
  // What it remembers goes back to where it was left, or else something may lie between.
  if (before === undefined || past.some(({ timeNano }) => timeNano === before.event)) return;
  const to = Math.round((past[0]?.timeNano ?? (live.listensFrom ?? Date.now()) * 1e6) / 1e6);
  writeGap(live, history, there, { from: before.until, to, past }).catch(
    failed('A gap was not written down'),
  );
}
