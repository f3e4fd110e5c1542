import { create } from 'zustand';
import type { GuestSource } from '#shared/contract/create/source.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { go } from './go.ts';

/** What a new guest is to start from, said elsewhere than in the wizard. */
export interface HandedSource {
  readonly connection: ConnectionId;
  readonly source: GuestSource;
  readonly osId?: string;
}

/** Until the wizard takes it. */
export const useHandedSource = create<{ handed: HandedSource | undefined }>(() => ({ handed: undefined }));

export function newGuestFrom(handed: HandedSource): void {
  useHandedSource.setState({ handed });
  void go({ to: '/guests/new/{-$page}', params: { page: undefined }, search: true });
}
