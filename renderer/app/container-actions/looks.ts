import type { ContainerAction } from '#shared/contract/container-work.ts';
import type { Container, ContainerState } from '#shared/contract/containers.ts';
import type { Look } from '#renderer/ui/state-icon.tsx';
import type { Tone } from '#renderer/ui/status-pill.tsx';

interface StateLook {
  label: string;
  look: Look;
  tone: Tone;
}

const stateLooks: Record<ContainerState, StateLook> = {
  created: { label: 'Created', look: 'off', tone: 'off' },
  running: { label: 'Running', look: 'running', tone: 'run' },
  paused: { label: 'Paused', look: 'paused', tone: 'pause' },
  restarting: { label: 'Restarting', look: 'busy', tone: 'pause' },
  removing: { label: 'Removing', look: 'stopping', tone: 'pause' },
  exited: { label: 'Stopped', look: 'off', tone: 'off' },
  dead: { label: 'Dead', look: 'error', tone: 'err' },
};

/** Where nothing is known of it but its state. */
export const stateLabel = (state: ContainerState): string => stateLooks[state].label;

const healthLooks: Record<NonNullable<Container['health']>, StateLook> = {
  starting: { label: 'Getting ready', look: 'running', tone: 'run' },
  healthy: { label: 'Running, healthy', look: 'running', tone: 'run' },
  unhealthy: { label: 'Unhealthy', look: 'warning', tone: 'err' },
};

/** 128 and a signal's number: what stopping and killing leave behind, which is no fault of the program's. */
const endedBySignal = new Set([130, 137, 143]);

/** How a container's state is named and drawn, everywhere. */
export function containerLook({ state, exitCode, startFailed, health }: Container): StateLook {
  const look = stateLooks[state];
  if (startFailed) return { label: 'Failed to start', look: 'error', tone: 'err' };
  if (state === 'exited' && exitCode !== undefined && exitCode !== 0 && !endedBySignal.has(exitCode))
    return { label: `Failed (${exitCode})`, look: 'error', tone: 'err' };
  return state === 'running' && health !== undefined ? healthLooks[health] : look;
}

/** What a container is shown as between asking for an action and seeing it happen. */
export const pendingLabels: Record<ContainerAction, string> = {
  start: 'Starting…',
  resume: 'Resuming…',
  stop: 'Stopping…',
  restart: 'Restarting…',
  pause: 'Pausing…',
  kill: 'Killing…',
};
