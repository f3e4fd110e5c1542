import type { ContainerAction, ContainerOutcome } from '#shared/contract/container-work.ts';
import type { Container, ContainerRef } from '#shared/contract/containers.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import { notify, showFailure, type Notice } from '../notifications/store.ts';
import { openOverlay } from '../overlays.ts';
import { containerActionLooks } from './table.ts';

/** The ways on for those that were asked to stop and run on. */
export function stopIgnored(
  failure: Failure,
  containers: readonly ContainerRef[],
): Notice['action'] | undefined {
  if (failure.code !== 'STOP_IGNORED' || containers.length === 0) return undefined;
  return {
    label: 'Wait or kill…',
    decides: true,
    run: () =>
      openOverlay({ kind: 'container-stop-ignored', containers: containers.map(each => containerKey(each)) }),
  };
}

/** One message for all that failed: in full for a single container, as a list of reasons for several. */
export function reportContainerOutcomes(
  action: ContainerAction,
  containers: readonly Container[],
  outcomes: readonly ContainerOutcome[],
): void {
  const failed = outcomes.flatMap(({ container, failure }) => (failure ? [{ container, failure }] : []));
  const [first] = failed;
  if (first === undefined) return;
  if (failed.length === 1) {
    showFailure(first.failure, stopIgnored(first.failure, [first.container]));
    return;
  }
  const names = new Map(containers.map(each => [containerKey(each), each.name]));
  const ignoring = failed.filter(({ failure }) => failure.code === 'STOP_IGNORED');
  const wayOn = stopIgnored(
    ignoring[0]?.failure ?? first.failure,
    ignoring.map(({ container }) => container),
  );
  notify({
    tone: 'failure',
    text: `${containerActionLooks[action].title.replace('…', '')}: ${failed.length} of ${outcomes.length} containers could not do it.`,
    more: sentence(first.failure).remedy,
    detail: failed
      .map(({ container, failure }) => {
        const key = containerKey(container);
        return `${names.get(key) ?? key}: ${sentence(failure).what}`;
      })
      .join('\n'),
    ...(wayOn && { action: wayOn }),
  });
}
