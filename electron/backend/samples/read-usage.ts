import {
  ConnectGetAllDomainStatsFlags,
  type Connection as LibvirtConnection,
  DomainStatsTypes,
  type TypedParam,
} from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { Uuid } from '#shared/contract/values.ts';
import { safeBytes } from '#shared/domain/safe-bytes.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { domainRef } from '../guests/guest-key.ts';
import { isGone, isUnsupported } from '../guests/read-guests.ts';

/** What a guest has used, as libvirt counts it. */
export interface Usage {
  readonly uuid: Uuid;
  /** Nanoseconds since its start. */
  readonly cpuTime: bigint;
  /** Bytes; see the contract for what counts as used. */
  readonly memoryUsed: number | undefined;
  readonly memoryTotal: number;
}

/** Below this share of the running guests the call names them; above, all active ones are asked for. */
const NAMED_SHARE = 0.5;

/**
 * The usage of the wanted ones of `running` guests, in one call where the driver can. Only the groups shown.
 * NOWAIT: a guest busy with a long job is left out rather than waited for.
 */
export async function readUsage(
  rpc: LibvirtConnection,
  wanted: readonly Guest[],
  running: number,
): Promise<Usage[]> {
  const named = wanted.length < running * NAMED_SHARE;
  try {
    const { retStats } = await rpc.call('connectGetAllDomainStats', {
      doms: named ? wanted.map(domainRef) : [],
      stats: DomainStatsTypes.CPU_TOTAL | DomainStatsTypes.BALLOON,
      flags: ConnectGetAllDomainStatsFlags.NOWAIT | (named ? 0 : ConnectGetAllDomainStatsFlags.ACTIVE),
    });
    return retStats.flatMap(({ dom, params }) => toUsage(dom.uuid as string as Uuid, params) ?? []);
  } catch (error) {
    if (isUnsupported(error)) return await readEachUsage(rpc, wanted);
    // One of the named is gone: the next round does not name it.
    if (isGone(error)) return [];
    throw error;
  }
}

function toUsage(uuid: Uuid, params: readonly TypedParam[]): Usage | undefined {
  const values = new Map<string, bigint>();
  for (const { field, value } of params) {
    if (value.type === 'ullong' || value.type === 'llong') values.set(field, value.value);
  }
  const cpuTime = values.get('cpu.time');
  if (cpuTime === undefined) return undefined;
  const bytes = (name: string) => {
    const kib = values.get(`balloon.${name}`);
    return kib === undefined ? undefined : safeBytes(kib * 1024n);
  };
  return { uuid, cpuTime, memoryUsed: usedMemory(bytes), memoryTotal: bytes('current') ?? 0 };
}

/** The balloon tells only once the guest's driver has reported: `last-update` is 0 until then. */
function usedMemory(bytes: (name: string) => number | undefined): number | undefined {
  const available = bytes('available');
  const free = bytes('usable') ?? bytes('unused');
  const reported = bytes('last-update') !== 0 && available !== undefined && free !== undefined;
  if (reported) return Math.max(0, available - free);
  const held = bytes('rss');
  // The process holds more than the guest's memory: its own, and that of devices.
  return held === undefined ? undefined : Math.min(held, bytes('current') ?? held);
}

async function readEachUsage(rpc: LibvirtConnection, guests: readonly Guest[]): Promise<Usage[]> {
  const told: Usage[] = [];
  await eachLimited(guests, 2, async guest => {
    try {
      const info = await rpc.call('domainGetInfo', { dom: domainRef(guest) });
      const memory = safeBytes(info.memory * 1024n);
      told.push({ uuid: guest.uuid, cpuTime: info.cpuTime, memoryUsed: memory, memoryTotal: guest.memory });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  });
  return told;
}
