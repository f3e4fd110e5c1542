import type { Container } from '#shared/contract/containers.ts';
import type { Guest, GuestAction } from '#shared/contract/guests.ts';
import { isContainerActionPossible } from '#shared/domain/containers/actions.ts';
import { isPossible } from '#shared/domain/guests/actions.ts';
import { counterparts } from '#renderer/app/guest-actions/counterparts.ts';
import { containerActionLooks } from '#renderer/app/container-actions/table.ts';
import { actionLooks } from '#renderer/app/guest-actions/table.ts';

/** One button for several guests: which command, and what it says. */
export interface BulkAction {
  readonly id: string;
  readonly label: string;
}

const offered: readonly GuestAction[] = ['start', 'shutdown', 'pause', 'resume'];

/** How many of each kind an action fits is said, unless it fits all. */
function bulkAction(
  action: GuestAction,
  guests: readonly Guest[],
  containers: readonly Container[],
): BulkAction[] {
  const same = counterparts[action];
  const machines = guests.filter(({ state }) => isPossible(action, state)).length;
  const boxes = same ? containers.filter(({ state }) => isContainerActionPossible(same, state)).length : 0;
  const [forMachines, forBoxes] = [actionLooks[action].title, same ? containerActionLooks[same].title : ''];
  const said = (title: string, count: number) =>
    count === guests.length + containers.length ? title : `${title} ${count}`;
  if (machines > 0 && boxes > 0 && forMachines !== forBoxes)
    return [
      { id: `guest.${action}`, label: `${forMachines} ${machines}, ${forBoxes.toLowerCase()} ${boxes}` },
    ];
  if (machines > 0) return [{ id: `guest.${action}`, label: said(forMachines, machines + boxes) }];
  return boxes > 0 ? [{ id: `container.${same}`, label: said(forBoxes, boxes) }] : [];
}

/** What can be done with a selection of both kinds, each action with those it fits. */
export const bulkActions = (guests: readonly Guest[], containers: readonly Container[]): BulkAction[] =>
  offered.flatMap(action => bulkAction(action, guests, containers));
