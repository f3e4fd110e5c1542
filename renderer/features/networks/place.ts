import { goToTab } from '#renderer/app/host-area/place.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

/** Goes to a tab of a host's networks, and to a thing in it. */
export const goTo = (connection: ConnectionId, tab: string, item?: string, replace = false): void =>
  goToTab('networks', connection, tab, item, replace);
