import type { Pool } from '#shared/contract/pools.ts';
import { kindOfPool } from '#shared/domain/pools/kinds.ts';
import { countOf } from '#renderer/ui/format.ts';
import type { Look } from '#renderer/ui/state-icon.tsx';
import type { Tone } from '#renderer/ui/status-pill.tsx';

export interface StateWords {
  readonly label: string;
  readonly tone: Tone;
  readonly look: Look;
}

const words: Readonly<Record<Pool['state'], StateWords>> = {
  running: { label: 'Running', tone: 'run', look: 'running' },
  stopped: { label: 'Stopped', tone: 'off', look: 'off' },
  building: { label: 'Being made', tone: 'pause', look: 'busy' },
  degraded: { label: 'Degraded', tone: 'pause', look: 'warning' },
  inaccessible: { label: 'Out of reach', tone: 'err', look: 'error' },
};

export const stateOf = ({ state, silentSince }: Pool): StateWords =>
  silentSince === undefined ? words[state] : { label: 'Does not answer', tone: 'err', look: 'error' };

export const typeOf = ({ type }: Pool): string => kindOfPool(type)?.label ?? type;

/** “3 volumes”; nothing while it is not known. */
export const volumesOf = ({ volumes }: Pool): string | undefined =>
  volumes === undefined ? undefined : countOf(volumes, 'volume');
