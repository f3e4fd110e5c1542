import type { ContainerState } from '../../contract/container-row.ts';
import type { ContainerAction } from '../../contract/container-work.ts';

/** In which states the engine takes each action (moby: daemon/start.go, stop.go, pause.go, kill.go), in order of offer. */
const possibleIn: Record<ContainerAction, readonly ContainerState[]> = {
  start: ['created', 'exited'],
  resume: ['paused'],
  stop: ['running', 'paused', 'restarting'],
  restart: ['running'],
  pause: ['running'],
  kill: ['running', 'paused', 'restarting'],
};

export const isContainerActionPossible = (action: ContainerAction, state: ContainerState): boolean =>
  possibleIn[action].includes(state);

/** What can be done now, the most likely one first and what is hardest last. */
export function possibleContainerActions(state: ContainerState): ContainerAction[] {
  const all = Object.keys(possibleIn) as ContainerAction[];
  return all.filter(action => isContainerActionPossible(action, state));
}

/** What a container is going to be once the action is through; missing where its state stays as it is. */
export const containerActionLeadsTo: Partial<Record<ContainerAction, readonly ContainerState[]>> = {
  start: ['running'],
  resume: ['running'],
  stop: ['exited'],
  pause: ['paused'],
  kill: ['exited'],
};

/** Whether it has processes now. */
export const isContainerActive = (state: ContainerState): boolean =>
  state === 'running' || state === 'paused' || state === 'restarting';
