import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { domain, type Domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { readDocuments } from '../hardware/read-documents.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { guestsUsing } from '../storage/disk-users.ts';
import { guestFiles } from './guest-files.ts';

/** A guest that has a file, by what it is going to start from. */
export interface FileUse {
  readonly guest: Guest;
  readonly running: boolean;
  readonly document: Domain;
  /** Not as a disk of its own, but below one. */
  readonly below: boolean;
}

/** Guests of this connection that have a file, under any of its names; `asked` is one of them even where it boots it. */
export async function usesOf(
  deps: Pick<AreaDeps, 'connections' | 'guests'>,
  live: LiveConnection,
  names: readonly string[],
  asked?: GuestRef,
): Promise<FileUse[]> {
  const users = [...(await guestsUsing(deps, live, names)).values()].flat();
  const refs = new Map(
    users.filter(({ connection }) => connection === live.id).map(user => [user.uuid, user]),
  );
  const guests = [...refs.values(), ...(asked && !refs.has(asked.uuid) ? [asked] : [])].flatMap(
    ref => deps.guests.get(ref) ?? [],
  );
  return Promise.all(
    guests.map(async guest => {
      const { live: now, next } = await readDocuments(live.rpc, guest);
      const document = domain.of(parseDocument(next ?? now ?? '<domain/>').root);
      const named = guestFiles(document).filter(({ path }) => names.includes(path));
      return {
        guest,
        running: isActive(guest.state),
        document,
        below: !named.some(({ property }) => property !== undefined),
      };
    }),
  );
}
