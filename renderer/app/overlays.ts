import { create } from 'zustand';
import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { NetworkMode } from '#shared/contract/network-settings.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { ContainerKey } from '#renderer/api/live/containers.ts';
import type { GuestKey } from '#renderer/api/live/guests.ts';

/** What can lie over every page. Only one at a time. */
export type Overlay =
  | { kind: 'palette' }
  | { kind: 'shortcuts' }
  | {
      kind: 'guest-remove' | 'guest-labels' | 'guest-force-off' | 'guest-reset' | 'guest-discard-saved';
      guests: readonly GuestKey[];
    }
  /** What they lack is started, or made, and then they are. */
  | { kind: 'guest-networks'; action: 'start' | 'restore'; guests: readonly GuestKey[] }
  /** A new network, of a mode that is known already or of a bridge that was just made. */
  | { kind: 'network-create'; connection: ConnectionId; mode?: NetworkMode; bridge?: string }
  | { kind: 'guest-take-snapshot'; guest: GuestKey }
  | { kind: 'guest-back-up'; guest: GuestKey }
  | { kind: 'guest-rename' | 'guest-clone' | 'guest-template' | 'guest-export'; guest: GuestKey }
  /** Why QEMU may not read a file of a guest, and what can be done. */
  | { kind: 'let-read'; guest: GuestRef; path: string; write: boolean }
  | { kind: 'guest-import' }
  /** A machine whose disk holds the files of an image. */
  | { kind: 'image-machine'; engine: EngineId; image: string }
  | {
      kind: 'container-remove' | 'container-kill' | 'container-stop-ignored';
      containers: readonly ContainerKey[];
    }
  | {
      kind:
        | 'container-rename'
        | 'container-limits'
        | 'container-commit'
        | 'container-export'
        | 'container-stop-within';
      container: ContainerKey;
    }
  /** What is left out is chosen there. */
  | { kind: 'give-device'; connection: ConnectionId; address?: PciAddress; guest?: GuestKey }
  | { kind: 'passthrough-setup'; connection: ConnectionId; setup: Uuid };

export const useOverlay = create<{ open: Overlay | undefined }>(() => ({ open: undefined }));

export const openOverlay = (open: Overlay): void => useOverlay.setState({ open });
export const closeOverlay = (): void => useOverlay.setState({ open: undefined });
