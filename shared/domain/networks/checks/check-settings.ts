import type { NetworkSettings } from '../../../contract/network-settings.ts';
import type { NetworkFacts } from '../facts.ts';
import { checkAddresses } from './addresses.ts';
import { checkLink } from './links.ts';
import { checkDns } from './names.ts';
import { checkNeighbours } from './neighbours.ts';
import type { Problem } from './problem.ts';

/** All that is wrong with a network, before libvirt is asked; `own`: its name where it is there already. */
export const checkSettings = (settings: NetworkSettings, facts: NetworkFacts, own?: string): Problem[] => [
  ...checkNeighbours(settings, facts, own),
  ...checkLink(settings),
  ...checkAddresses(settings),
  ...checkDns(settings),
];
