import { setTimeout as pause } from 'node:timers/promises';
import type { ContainerAction, ContainerOrder, ContainerOutcome } from '#shared/contract/container-work.ts';
import type { Container, ContainerRef } from '#shared/contract/containers.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { FailureError } from '../../failures/fail.ts';
import { eachLimited } from '../../guests/each-limited.ts';
import { type ContainerKey, containerKey } from '../container-key.ts';
import type { ContainerDeps } from '../ports.ts';
import { carryOut } from './carry-out.ts';

/** Requests open at the engine at the same time: those that wait for a container to stop cost it nothing. */
const AT_ONCE = 20;
/** What takes longer goes on as a job. */
const SHORT_MS = 1000;

const verbs: Readonly<Record<ContainerAction, string>> = {
  start: 'Start',
  stop: 'Stop',
  restart: 'Restart',
  pause: 'Pause',
  resume: 'Resume',
  kill: 'Kill',
};

/** Does one thing to all of them; each outcome stands by itself. */
export async function act(
  deps: ContainerDeps,
  refs: readonly ContainerRef[],
  order: ContainerOrder,
): Promise<ContainerOutcome[]> {
  const outcomes = new Map<ContainerKey, ContainerOutcome>();
  const whole = eachLimited(refs, AT_ONCE, async ref => {
    outcomes.set(containerKey(ref), await outcomeOf(deps, ref, order));
  });
  await Promise.race([whole, pause(SHORT_MS, undefined, { ref: false })]);
  const waiting = refs.filter(ref => !outcomes.has(containerKey(ref)));
  if (waiting.length === 0) return refs.flatMap(ref => outcomes.get(containerKey(ref)) ?? []);
  const known = new Map(outcomes);
  const job = goOn(deps, waiting, order, whole, outcomes);
  return refs.map(({ engine, id }) => {
    const container = { engine, id };
    return known.get(containerKey(container)) ?? { container, job };
  });
}

async function outcomeOf(
  deps: ContainerDeps,
  { engine, id }: ContainerRef,
  order: ContainerOrder,
): Promise<ContainerOutcome> {
  const ref = { engine, id };
  const known = deps.containers.get(ref);
  try {
    const container = deps.containers.require(ref);
    const done = await carryOut(
      { live: deps.engines.require(engine), containers: deps.containers },
      container,
      order,
    );
    return { container: ref, ...done };
  } catch (error) {
    // A refused start leaves its mark, and not always an event.
    await deps.containers.refresh(ref).catch(() => undefined);
    return { container: ref, failure: deps.toFailure(error, { name: known?.name ?? id.slice(0, 12) }) };
  }
}

/** The job of those that are not done yet: it fails by the first that failed, and its log has all. */
function goOn(
  deps: ContainerDeps,
  waiting: readonly ContainerRef[],
  { action }: ContainerOrder,
  whole: Promise<void>,
  outcomes: ReadonlyMap<ContainerKey, ContainerOutcome>,
): string {
  const named = waiting.map(ref => [ref, deps.containers.get(ref)] as const);
  const nameOf = (container: Container | undefined, ref: ContainerRef) =>
    container?.name ?? ref.id.slice(0, 12);
  const [first] = named;
  const what = named.length === 1 && first ? `“${nameOf(first[1], first[0])}”` : `${named.length} containers`;
  const about = named.length === 1 && first ? { container: first[0], engine: first[0].engine } : {};
  const spec = { title: `${verbs[action]} ${what}`, cancellable: false, ...about };
  const started = deps.jobs.start(spec, async job => {
    job.step('Waiting for the container to end what it does');
    await whole;
    let failed: Failure | undefined;
    for (const [ref, container] of named) {
      const { failure, killedAfter } = outcomes.get(containerKey(ref)) ?? {};
      const name = nameOf(container, ref);
      if (failure !== undefined) job.log(`${name}: ${failure.detail ?? failure.code}`);
      else if (killedAfter !== undefined)
        job.result(name, `It did not stop by itself and was killed after ${killedAfter} s.`);
      else job.log(`${name}: done`);
      failed ??= failure;
    }
    if (failed !== undefined) throw new FailureError(failed);
  });
  return started.id;
}
