import type { Guest } from '#shared/contract/guests.ts';

/** A picture of its screen can be taken now. A paused guest's is asked for too: it may have been paused unseen. */
export const isPictured = ({ state, displays }: Guest): boolean =>
  displays.length > 0 && (state === 'running' || state === 'paused');
