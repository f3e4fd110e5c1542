import type { ContainerAction, ContainerOrder } from '#shared/contract/container-work.ts';
import type { Container } from '#shared/contract/containers.ts';
import { containerActionLeadsTo, isContainerActionPossible } from '#shared/domain/containers/actions.ts';
import { actOnContainers } from '#renderer/api/containers.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { containerKey, type ContainerKey } from '#renderer/api/live/containers.ts';
import { jobEnded } from '#renderer/api/live/jobs.ts';
import { showFailure } from '../notifications/store.ts';
import { openOverlay } from '../overlays.ts';
import { clearContainerPending, setContainerPending, type ContainerPending } from './pending.ts';
import { reportContainerOutcomes } from './report.ts';

/** How long an action that changes no state (a restart, a signal) is shown after it was accepted. */
const settledAfterMs = 1500;

export const takers = (containers: readonly Container[], action: ContainerAction): Container[] =>
  containers.filter(({ state }) => isContainerActionPossible(action, state));

/** SIGHUP and its like end nothing: nobody knows what the program makes of them. */
const mayChangeNothing = ({ action, signal }: ContainerOrder) =>
  containerActionLeadsTo[action] === undefined || (signal !== undefined && signal !== 'SIGKILL');

/** Gives an order to every container that can take it now, and shows it at once. */
export async function orderContainers(
  containers: readonly Container[],
  order: ContainerOrder,
): Promise<void> {
  const taking = takers(containers, order.action);
  if (taking.length === 0) return;
  const pending = new Map(
    taking.map(each => [
      containerKey(each),
      { action: order.action, from: each.state } satisfies ContainerPending,
    ]),
  );
  setContainerPending([...pending]);
  const forget = (key: ContainerKey) => clearContainerPending([key], pending.get(key));

  try {
    const outcomes = await actOnContainers(taking, order);
    for (const { container, failure, job } of outcomes) {
      const key = containerKey(container);
      if (failure) forget(key);
      // Its failure is told for every job; here it only stops being on its way.
      else if (job !== undefined) void jobEnded(job).then(() => forget(key));
      else if (mayChangeNothing(order)) setTimeout(() => forget(key), settledAfterMs);
    }
    reportContainerOutcomes(order.action, taking, outcomes);
  } catch (error) {
    [...pending.keys()].forEach(forget);
    showFailure(toFailure(error));
  }
}

/** As `orderContainers`, but what loses something asks first, and one that ignores a stop is not killed unasked. */
export function requestContainerAction(containers: readonly Container[], action: ContainerAction): void {
  const taking = takers(containers, action);
  if (taking.length === 0) return;
  if (action === 'kill') openOverlay({ kind: 'container-kill', containers: taking.map(containerKey) });
  else void orderContainers(taking, action === 'stop' ? { action, ifIgnored: 'leave' } : { action });
}
