import type { CreateFacts } from '#shared/domain/create/facts.ts';
import type { LiveConnection } from '../ports.ts';
import { readHostClaims } from './claims.ts';
import type { CreateDeps } from './create-deps.ts';
import { deviceOptions } from './devices.ts';
import { readHypervisor } from './hypervisor.ts';
import type { Age } from './kept.ts';
import { bridgesAmong } from './links.ts';
import { readOffers } from './offers.ts';

type HostFacts = Omit<CreateFacts, 'host' | 'driver' | 'local' | 'session' | 'guestNames' | 'images'>;

/** What is known of the host itself, for the architecture and the machine that a request asks for. */
export async function gatherHostFacts(
  deps: CreateDeps,
  live: LiveConnection,
  { arch, machine }: { readonly arch: string | undefined; readonly machine: string | undefined },
  age: Age,
): Promise<HostFacts> {
  const [{ hostArch }, found, host] = await Promise.all([
    readHypervisor(live.rpc),
    readOffers(live.rpc, arch, machine),
    deps.hosts.of(live).read(arch, age),
  ]);
  const { size, topology, networks, links, pools, renderNodes } = host;
  const claims = readHostClaims(deps, live);
  return {
    ...(found && { offers: found.offers }),
    acceleration: host.acceleration,
    ...(hostArch !== undefined && { hostArch }),
    ...size,
    ...(topology && { topology: { ...topology, pinned: claims.pinned } }),
    memoryVirtualization: host.memoryVirtualization,
    libvirtVersion: versionNumber(live.host.libvirtVersion),
    ...(renderNodes && { renderNodes }),
    ...(pools && { pools }),
    ...(networks && {
      networks: networks.map(({ name, active, label, mode }) => ({ name, active, label, mode })),
    }),
    bridges: bridgesAmong(links, networks),
    interfaces: links.filter(({ kind }) => kind !== 'bridge').map(({ name }) => name),
    filters: host.filters,
    userNetworks: host.userNetworks,
    devices: deviceOptions(deps, live, host),
  };
}

/** 1,000,000 × major + 1,000 × minor + release, from the same with dots. */
function versionNumber(text: string): number {
  const [major = 0, minor = 0, release = 0] = text.split('.').map(Number);
  return major * 1e6 + minor * 1e3 + release;
}
