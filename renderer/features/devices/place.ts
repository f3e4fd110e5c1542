import { goToTab } from '#renderer/app/host-area/place.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

/** Goes to a tab of a host's devices, and to a thing in it. */
export const goTo = (connection: ConnectionId, tab: string, item?: string, replace = false): void =>
  goToTab('devices', connection, tab, item, replace);
