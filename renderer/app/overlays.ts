import { create } from 'zustand';
import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import type { GuestKey } from '#renderer/api/live/guests.ts';

/** What can lie over every page. Only one at a time. */
export type Overlay =
  | { kind: 'palette' }
  | { kind: 'shortcuts' }
  | {
      kind: 'guest-remove' | 'guest-labels' | 'guest-force-off' | 'guest-reset' | 'guest-discard-saved';
      guests: readonly GuestKey[];
    }
  | { kind: 'guest-take-snapshot'; guest: GuestKey }
  | { kind: 'guest-back-up'; guest: GuestKey }
  | { kind: 'guest-rename' | 'guest-clone' | 'guest-template' | 'guest-export'; guest: GuestKey }
  | { kind: 'guest-import' }
  /** What is left out is chosen there. */
  | { kind: 'give-device'; connection: ConnectionId; address?: PciAddress; guest?: GuestKey }
  | { kind: 'passthrough-setup'; connection: ConnectionId; setup: Uuid };

export const useOverlay = create<{ open: Overlay | undefined }>(() => ({ open: undefined }));

export const openOverlay = (open: Overlay): void => useOverlay.setState({ open });
export const closeOverlay = (): void => useOverlay.setState({ open: undefined });
