import { goToTab } from '#renderer/app/host-area/place.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

/** Goes to a tab of a host's storage, and to a thing in it. */
export const goTo = (connection: ConnectionId, tab: string, item?: string, replace = false): void =>
  goToTab('storage', connection, tab, item, replace);
