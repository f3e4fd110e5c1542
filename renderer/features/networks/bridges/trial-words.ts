import type { BridgeTrial } from '#shared/contract/host-bridges.ts';

/** Nothing more comes of it. */
export const isOver = (phase: BridgeTrial['phase']): boolean =>
  phase === 'kept' || phase === 'undone' || phase === 'failed';

interface Words {
  readonly what: string;
  readonly why: string;
}

/** What is to be said at each point of a change that undoes itself. */
export const trialWords: Record<BridgeTrial['phase'], Words> = {
  applying: {
    what: 'The host is being changed.',
    why: 'The connection may break for some seconds. The timer that takes it all back runs on the host already.',
  },
  waiting: {
    what: 'It is done, and the host can be reached.',
    why: 'See whether what you need works: other machines, the internet, your guests. Keep it only then.',
  },
  unreachable: {
    what: 'The host cannot be reached.',
    why: 'Perhaps its switch still learns where the bridge is. If it stays like this, the host goes back by itself; you need do nothing.',
  },
  kept: { what: 'It is kept.', why: 'The bridge is there at every start of the host.' },
  undone: { what: 'All is as it was.', why: 'Every file of the host is the one from before.' },
  failed: { what: 'It was not done.', why: 'Nothing of the host was changed.' },
};
