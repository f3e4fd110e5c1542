import type { PassthroughSetup } from '#shared/contract/passthrough.ts';
import type { Look } from '#renderer/ui/state-icon.tsx';
import type { Tone } from '#renderer/ui/status-pill.tsx';

interface StateLook {
  readonly word: string;
  readonly tone: Tone;
  readonly look: Look;
}

const looks: Record<PassthroughSetup['state'], StateLook> = {
  before: { word: 'Nothing done yet', tone: 'off', look: 'off' },
  'waiting-for-reboot': { word: 'Waiting for a reboot', tone: 'pause', look: 'paused' },
  after: { word: 'In force', tone: 'run', look: 'ok' },
  interrupted: { word: 'Cut short', tone: 'err', look: 'error' },
  undone: { word: 'Undone', tone: 'off', look: 'ok' },
};

export const lookOf = ({ state, rebootPending }: PassthroughSetup): StateLook =>
  state === 'undone' && rebootPending
    ? { word: 'Undone, waiting for a reboot', tone: 'pause', look: 'paused' }
    : looks[state];

/** There is something of it to take back. */
export const canUndo = ({ state }: PassthroughSetup): boolean =>
  state === 'waiting-for-reboot' || state === 'after' || state === 'interrupted';

export const canProceed = ({ state }: PassthroughSetup): boolean => state === 'interrupted';
