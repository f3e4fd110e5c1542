import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { CreateFacts } from '#shared/domain/create/facts.ts';
import type { LiveConnection } from '../ports.ts';
import { readHostClaims } from './claims.ts';
import type { CreateDeps } from './create-deps.ts';
import { withUsers } from './devices.ts';
import { readHypervisor } from './hypervisor.ts';
import { type Age, take } from './kept.ts';
import { readMemoryVirtualization } from './memory-virtualization.ts';
import { readOffers } from './offers.ts';
import { readUserNetworks } from './user-networks.ts';

type HostFacts = Omit<CreateFacts, 'host' | 'driver' | 'local' | 'session' | 'guestNames' | 'images'>;

/** What is known of the host itself, for the architecture and the machine that a request asks for. */
export async function gatherHostFacts(
  deps: CreateDeps,
  live: LiveConnection,
  { arch, machine }: CreateRequest,
  age: Age,
): Promise<HostFacts> {
  const parts = deps.hosts.of(live);
  const [
    hypervisor,
    found,
    acceleration,
    size,
    topology,
    pools,
    networks,
    links,
    filters,
    devices,
    renderNodes,
  ] = await Promise.all([
    readHypervisor(live.rpc),
    readOffers(live.rpc, arch, machine),
    take(parts.acceleration(arch), age),
    take(parts.size, age),
    take(parts.topology, age),
    take(parts.pools, age),
    take(parts.networks, age),
    take(parts.links, age),
    take(parts.filters, age),
    take(parts.devices, age),
    take(parts.renderNodes, age),
  ]);
  const claims = readHostClaims(deps, live);
  // Those of libvirt's networks are offered as networks.
  const own = new Set(networks?.map(({ bridge }) => bridge));
  return {
    ...(found && { offers: found.offers }),
    acceleration,
    ...(hypervisor.hostArch !== undefined && { hostArch: hypervisor.hostArch }),
    ...size,
    ...(topology && { topology: { ...topology, pinned: claims.pinned } }),
    memoryVirtualization: await readMemoryVirtualization(live, acceleration),
    libvirtVersion: versionNumber(live.host.libvirtVersion),
    ...(renderNodes && { renderNodes }),
    ...(pools && { pools }),
    ...(networks && {
      networks: networks.map(({ name, active, label, mode }) => ({ name, active, label, mode })),
    }),
    bridges: links.filter(({ kind, name }) => kind === 'bridge' && !own.has(name)).map(({ name }) => name),
    interfaces: links.filter(({ kind }) => kind !== 'bridge').map(({ name }) => name),
    filters,
    userNetworks: await readUserNetworks(live, arch),
    devices: withUsers(devices, claims.devices),
  };
}

/** 1,000,000 × major + 1,000 × minor + release, from the same with dots. */
function versionNumber(text: string): number {
  const [major = 0, minor = 0, release = 0] = text.split('.').map(Number);
  return major * 1e6 + minor * 1e3 + release;
}
