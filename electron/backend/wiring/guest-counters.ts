import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectGetAllDomainStatsFlags, DomainStatsTypes, type TypedParam } from 'node-libvirt';
import type { CountersReading } from '#shared/domain/wiring/rates.ts';
import type { CountersOptions } from '#electron/host/net/follow-counters.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import type { LiveConnection } from '../ports.ts';

type Counters = CountersReading['counters'][number];
type Options = Omit<CountersOptions, 'tell'> & { readonly tell: (counters: Counters[]) => void };

/** Where there is no way to the host's own counters: those of guests' cards, in one call an interval. */
export async function followGuestCounters(
  live: LiveConnection,
  { intervalMs, signal, tell }: Options,
): Promise<void> {
  const rpc = await live.bulk();
  while (!signal.aborted) {
    try {
      const { retStats } = await rpc.call('connectGetAllDomainStats', {
        doms: [],
        stats: DomainStatsTypes.INTERFACE,
        flags: ConnectGetAllDomainStatsFlags.NOWAIT | ConnectGetAllDomainStatsFlags.ACTIVE,
      });
      tell(retStats.flatMap(({ params }) => countersOf(params)));
    } catch (error) {
      if (isUnsupported(error)) return;
      throw error;
    }
    await sleep(intervalMs, undefined, { signal }).catch(() => undefined);
  }
}

/** `net.N.*` of virConnectGetAllDomainStats. libvirt counts as the guest does, but for macvtap. */
function countersOf(params: readonly TypedParam[]): Counters[] {
  const values = new Map(params.map(({ field, value }) => [field, value.value]));
  const count = Number(values.get('net.count') ?? 0);
  return Array.from({ length: count }, (_, at) => {
    const name = values.get(`net.${at}.name`);
    const [received, sent] = ['rx', 'tx'].map(way => Number(values.get(`net.${at}.${way}.bytes`) ?? 0));
    if (typeof name !== 'string') return [];
    const asHost = name.startsWith('macvtap');
    const [rxBytes = 0, txBytes = 0] = asHost ? [received, sent] : [sent, received];
    return [{ name, rxBytes, txBytes }];
  }).flat();
}
