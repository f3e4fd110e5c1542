import type { Failure } from '#shared/contract/failure.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Notice } from '../notifications/store.ts';
import { openOverlay } from '../overlays.ts';

/** The way out of a start that failed for a file which QEMU may not read. */
export function letRead(failure: Failure, guest: GuestRef): Notice['action'] | undefined {
  const { path, write } = failure.params;
  if (failure.code !== 'FILE_UNREADABLE' || path === undefined) return undefined;
  return {
    label: 'Let QEMU read it',
    run: () => openOverlay({ kind: 'let-read', guest, path, write: write === 'yes' }),
  };
}
