import type { NetworkRef } from 'node-libvirt';
import type { Uuid } from '#shared/contract/values.ts';

/** The contract's and the client's UUIDs are the same text under two brands. */
export const asUuid = (uuid: Uuid): NetworkRef['uuid'] => uuid as string as NetworkRef['uuid'];

export const networkRef = ({ uuid, name }: { uuid: Uuid; name: string }): NetworkRef => ({
  uuid: asUuid(uuid),
  name,
});
