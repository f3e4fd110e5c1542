import type { ContainerKey } from './containers.ts';
import type { GuestKey } from './guests.ts';

/** Names one line of the list of guests. A container's id is 64 digits, which no UUID is: the two are never the same. */
export type LineKey = GuestKey | ContainerKey;
