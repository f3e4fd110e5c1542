import { openPage } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

const TOLD = 3;

/** Changes that the running guest has not taken. */
export const checkWaiting: AttentionCheck = ({ waiting }) => {
  if (waiting.length === 0) return [];
  const items = [...new Set(waiting.map(({ item }) => (item === 'domain' ? 'settings' : item)))];
  const more = items.length > TOLD ? ` and ${items.length - TOLD} more` : '';
  return [
    {
      id: 'waiting',
      severity: 'warning',
      what:
        waiting.length === 1
          ? 'A change waits for a restart.'
          : `${waiting.length} changes wait for a restart.`,
      why: `Of ${items.slice(0, TOLD).join(', ')}${more}.`,
      remedies: [openPage('Review', 'hardware')],
    },
  ];
};
