import type { CreatePlan, CreateRequest } from '../../contract/create.ts';
import { formatBytes, GiB, MiB } from '../units.ts';
import type { Offer } from '../capabilities/offer.ts';
import type { CreateFacts, OsFacts, PoolFacts } from './facts.ts';
import { chooseNetwork } from './network-choice.ts';

export type Resolved = CreatePlan['resolved'];

/** Why each value is what it is: for the summary. */
export interface Reasons {
  readonly acceleration: string;
  readonly vcpus: string;
  readonly memory: string;
  readonly disk: string;
  readonly pool: string;
  readonly network: string;
  readonly firmware: string;
}

export interface Defaults {
  readonly resolved: Resolved;
  readonly reasons: Reasons;
  readonly offer: Offer | undefined;
  readonly os: OsFacts | undefined;
}

interface Choice<T> {
  readonly value: T;
  readonly why: string;
}

const CHOSEN = 'you chose it';
/** Pools in which libvirt can make a volume of a given size. */
export const usablePoolTypes: ReadonlySet<string> = new Set(['dir', 'fs', 'netfs', 'logical', 'zfs']);

export function usablePools(facts: CreateFacts): readonly PoolFacts[] {
  return (facts.pools ?? []).filter(pool => usablePoolTypes.has(pool.type));
}

/** Fills in all that the person left open. */
export function resolveRequest(request: CreateRequest, facts: CreateFacts): Defaults {
  const os = facts.os ?? facts.source?.os;
  const chosen = <T>(value: T | undefined, otherwise: () => Choice<T>): Choice<T> =>
    value === undefined ? otherwise() : { value, why: CHOSEN };

  const acceleration = chosen(request.acceleration, () => ({
    value: facts.acceleration.kind,
    why: facts.acceleration.why,
  }));
  const offer = facts.offers?.other ?? facts.offers?.[acceleration.value];
  const vcpus = chosen(request.vcpus, () => chooseVcpus(facts, offer, os));
  const memory = chosen(request.memory, () => chooseMemory(facts, os));
  const pool = chosen(request.pool, () => choosePool(facts));
  const disk = chosen(request.diskSize, () => chooseDisk(request, facts, pool.value, os));
  const network = chosen(request.network, () => {
    const { network: value, why } = chooseNetwork(facts);
    return { value, why };
  });
  const firmware = chosen(request.firmware, () => chooseFirmware(offer, os));
  return {
    resolved: {
      connection: request.connection,
      name: request.name,
      source: request.source,
      vcpus: vcpus.value,
      memory: memory.value,
      diskSize: disk.value,
      pool: pool.value,
      network: network.value,
      firmware: firmware.value,
      acceleration: acceleration.value,
      start: request.start ?? true,
      ...(os && { osId: os.id }),
      ...(request.group !== undefined && { group: request.group }),
    },
    reasons: {
      acceleration: acceleration.why,
      vcpus: vcpus.why,
      memory: memory.why,
      disk: disk.why,
      pool: pool.why,
      network: network.why,
      firmware: firmware.why,
    },
    offer,
    os,
  };
}

function chooseVcpus(facts: CreateFacts, offer: Offer | undefined, os: OsFacts | undefined): Choice<number> {
  const wanted = Math.max(2, os?.vcpus ?? 0);
  const most = Math.max(1, Math.min(facts.cpus, offer?.maxVcpus ?? wanted));
  if (most < wanted) return { value: most, why: `the host has ${facts.cpus}` };
  return { value: wanted, why: wanted > 2 && os ? `${os.label} asks for them` : 'enough to stay responsive' };
}

const LEAST_MEMORY = 512 * MiB;

function chooseMemory(facts: CreateFacts, os: OsFacts | undefined): Choice<number> {
  const wanted = Math.max(2 * GiB, os?.memory ?? 0);
  const half = Math.floor(facts.memory / 2 / (256 * MiB)) * 256 * MiB;
  if (half < wanted)
    return { value: Math.max(LEAST_MEMORY, half), why: `half of the host’s ${formatBytes(facts.memory)}` };
  return {
    value: wanted,
    why: os?.memory === wanted ? `${os.label} recommends it` : 'comfortable for a desktop or a small server',
  };
}

function choosePool(facts: CreateFacts): Choice<string> {
  const pools = usablePools(facts);
  const active = pools.filter(pool => pool.active);
  const best = active.find(({ name }) => name === 'default') ?? active.toSorted((a, b) => b.free - a.free)[0];
  const pool = best ?? pools.find(({ name }) => name === 'default') ?? pools[0];
  if (!pool) return { value: 'default', why: 'there is no pool yet' };
  return {
    value: pool.name,
    why: pool.name === 'default' ? 'libvirt’s default pool' : 'the pool with the most room',
  };
}

const DISK = 20 * GiB;
/** Left free for the host and for what other disks still grow by. */
const HEADROOM = 2 * GiB;
const SMALLEST_DISK = GiB;

function chooseDisk(
  request: CreateRequest,
  facts: CreateFacts,
  poolName: string,
  os: OsFacts | undefined,
): Choice<number> {
  const { source } = request;
  if (source.kind === 'disk-image') {
    const size = facts.source?.virtualSize ?? facts.source?.size ?? 0;
    return { value: size, why: 'the size of the image' };
  }
  const wanted = Math.max(DISK, os?.storage ?? 0);
  const pool = facts.pools?.find(({ name }) => name === poolName);
  if (pool?.active && pool.free < wanted) {
    const fits = Math.floor((pool.free - HEADROOM) / GiB) * GiB;
    if (fits >= SMALLEST_DISK) return { value: fits, why: `what “${pool.name}” has room for` };
  }
  return {
    value: wanted,
    why: os?.storage === wanted ? `${os.label} recommends it` : 'grows as it is filled',
  };
}

const noBios = new Set(['aarch64', 'armv7l', 'riscv64', 'loongarch64']);

function chooseFirmware(offer: Offer | undefined, os: OsFacts | undefined): Choice<'bios' | 'uefi'> {
  if (offer && noBios.has(offer.arch)) return { value: 'uefi', why: `${offer.arch} has no other` };
  if (os?.needsUefi) return { value: 'uefi', why: `${os.label} needs it` };
  return { value: 'bios', why: 'starts fastest, and every libvirt can take snapshots of it' };
}
