import { guestFacts, type Written } from '../../overview/testing/guest-facts.ts';
import type { AttentionFacts } from '../facts.ts';

/** Facts of a guest that nothing is wrong with, but for what is given. */
export function attentionFacts(written: Written = {}, change: Partial<AttentionFacts> = {}): AttentionFacts {
  return {
    ...guestFacts(written),
    autostart: false,
    disks: [],
    unreadable: [],
    networks: [],
    machines: [],
    waiting: [],
    ...change,
  };
}
