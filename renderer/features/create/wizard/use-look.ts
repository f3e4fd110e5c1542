import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/client.ts';
import type { SourceLook } from '#shared/contract/create.ts';
import { guestSourceSchema, type GuestSource } from '#shared/contract/create/source.ts';
import { useDraft } from './draft-store.ts';
import { useSettled } from '#renderer/ui/use-settled.ts';

const restMs = 250;

const worthALook = (source: GuestSource | undefined): boolean =>
  source !== undefined &&
  source.kind !== 'none' &&
  source.kind !== 'network-boot' &&
  guestSourceSchema.safeParse(source).success;

/** What looking at the draft's source gave; undefined while there is nothing to look at or it is being looked at. */
export function useLook(): { look: SourceLook | undefined; looking: boolean } {
  const connection = useDraft(({ draft }) => draft?.connection);
  const source = useDraft(({ draft }) => draft?.source);
  const settled = useSettled(source, restMs);
  const { data, isFetching } = useQuery({
    queryKey: ['create', 'look', connection, settled],
    queryFn: ({ signal }) => {
      if (connection === undefined || settled === undefined) throw new Error('There is nothing to look at.');
      return api.create.look({ connection, source: settled }, { signal });
    },
    enabled: connection !== undefined && worthALook(settled),
  });
  const current = source === settled && worthALook(settled);
  return { look: current ? data : undefined, looking: isFetching || (worthALook(source) && !current) };
}
