import {
  ConnectGetAllDomainStatsFlags,
  type Connection as LibvirtConnection,
  DomainStatsTypes,
} from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { Reading } from '#shared/domain/performance/reading.ts';
import { domainRef } from '../guests/guest-key.ts';

const GROUPS =
  DomainStatsTypes.CPU_TOTAL |
  DomainStatsTypes.BALLOON |
  DomainStatsTypes.VCPU |
  DomainStatsTypes.INTERFACE |
  DomainStatsTypes.BLOCK;

/** All counters of the guests named, in one call; those busy with a long job are left out rather than waited for. */
export async function readCounters(
  rpc: LibvirtConnection,
  guests: readonly Guest[],
): Promise<Map<string, Reading>> {
  const { retStats } = await rpc.call('connectGetAllDomainStats', {
    doms: guests.map(guest => domainRef(guest)),
    stats: GROUPS,
    flags: ConnectGetAllDomainStatsFlags.NOWAIT,
  });
  const at = performance.now();
  const shown = Date.now();
  return new Map(
    retStats.map(({ dom, params }) => {
      const numbers = new Map<string, bigint>();
      const texts = new Map<string, string>();
      for (const { field, value } of params) {
        if (value.type === 'string') texts.set(field, value.value);
        else if (value.type !== 'double' && value.type !== 'boolean') numbers.set(field, BigInt(value.value));
      }
      return [dom.uuid, { at, shown, numbers, texts }];
    }),
  );
}
