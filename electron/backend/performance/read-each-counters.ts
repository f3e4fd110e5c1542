import { type Connection as LibvirtConnection, DomainMemoryStatTags } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { Reading } from '#shared/domain/performance/reading.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { domainRef } from '../guests/guest-key.ts';
import { isGone, isUnsupported } from '../guests/read-guests.ts';

const AT_ONCE = 2;
/** Kinds of memory that libvirt may tell of a guest. */
const MOST_KINDS = 20;

/**
 * Of drivers without a call for all at once (LXC): the same counters under the same names, some calls a guest. Only
 * those that somebody looks at are asked for.
 */
export async function readEachCounters(
  rpc: LibvirtConnection,
  guests: readonly Guest[],
): Promise<Map<string, Reading>> {
  const readings = new Map<string, Reading>();
  await eachLimited(guests, AT_ONCE, async guest => {
    try {
      readings.set(guest.uuid, await readOne(rpc, guest));
    } catch (error) {
      // It went off or away meanwhile.
      if (!isGone(error) && !isUnsupported(error)) throw error;
    }
  });
  return readings;
}

async function readOne(rpc: LibvirtConnection, guest: Guest): Promise<Reading> {
  const dom = domainRef(guest);
  const [info, memory, { xml }] = await Promise.all([
    rpc.call('domainGetInfo', { dom }),
    rpc.call('domainMemoryStats', { dom, maxStats: MOST_KINDS, flags: 0 }),
    rpc.call('domainGetXmlDesc', { dom, flags: 0 }),
  ]);
  const { at, shown } = { at: performance.now(), shown: Date.now() };
  const numbers = new Map<string, bigint>([
    ['cpu.time', info.cpuTime],
    ['balloon.current', info.maxMem],
  ]);
  const texts = new Map<string, string>();
  const rss = memory.stats.find(({ tag }) => tag === DomainMemoryStatTags.RSS);
  if (rss) numbers.set('balloon.rss', rss.val);
  const devices = domain
    .of(parseDocument(xml).root)
    .devices.interfaces.items.flatMap(({ target }) => target ?? []);
  numbers.set('net.count', BigInt(devices.length));
  for (const [index, device] of devices.entries()) {
    const net = await rpc.call('domainInterfaceStats', { dom, device });
    texts.set(`net.${index}.name`, device);
    for (const [name, value] of [
      ['rx.bytes', net.rxBytes],
      ['rx.pkts', net.rxPackets],
      ['rx.drop', net.rxDrop],
      ['tx.bytes', net.txBytes],
      ['tx.pkts', net.txPackets],
      ['tx.drop', net.txDrop],
    ] as const)
      numbers.set(`net.${index}.${name}`, value);
  }
  return { at, shown, numbers, texts };
}
