import type { CreateOptions } from '#shared/contract/create/options.ts';
import { runsDirectly } from '#shared/domain/acceleration/runs-directly.ts';
import { readSshKeys } from '#electron/host/ssh-keys.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { isSession } from '../connections/session.ts';
import type { LiveConnection } from '../ports.ts';
import { listPools, refreshPool } from '../storage/pools.ts';
import { readHostClaims } from './claims.ts';
import type { CreateDeps } from './create-deps.ts';
import { withUsers } from './devices.ts';
import { freeName } from './free-name.ts';
import type { HostParts } from './host-parts.ts';
import { readHypervisor } from './hypervisor.ts';
import { linkLabel } from './link-label.ts';
import { listImages } from './list-images.ts';
import { machineOptions } from './machine-options.ts';
import { readMemoryVirtualization } from './memory-virtualization.ts';
import { readUserNetworks } from './user-networks.ts';

export interface OptionsWish {
  readonly arch?: string | undefined;
  readonly machine?: string | undefined;
  readonly acceleration?: 'kvm' | 'tcg' | undefined;
}

/** What there is to choose from on a connection, for one architecture and machine. */
export async function createOptions(
  deps: CreateDeps,
  live: LiveConnection,
  { arch, machine, acceleration }: OptionsWish,
): Promise<CreateOptions> {
  const { rpc } = live;
  const parts = deps.hosts.of(live);
  await refreshPools(live, parts);
  const [hypervisor, decided, pools, networks, links, filters, devices, host, images, sshKeys] =
    await Promise.all([
      readHypervisor(rpc),
      parts.acceleration(arch).get(),
      parts.pools.get(),
      parts.networks.get(),
      parts.links.get(),
      parts.filters.get(),
      parts.devices.get(),
      hostOptions(deps, live, parts),
      listImages(live),
      readSshKeys(deps.env['HOME']),
    ]);
  const guests = deps.guests.list(live.id);
  const ownBridges = new Set(networks?.map(({ bridge }) => bridge));
  const offered = await machineOptions(live, arch, machine, acceleration ?? decided.kind);
  return {
    suggestedName: freeName(guests.map(guest => guest.name)),
    groups: unique(guests.flatMap(({ group }) => group ?? [])),
    tags: unique(guests.flatMap(({ tags }) => tags)),
    pools: (pools ?? []).map(({ name, active, type, free, path }) => ({
      name,
      active,
      type,
      free,
      ...(path !== undefined && { path }),
    })),
    networks: isSession(live)
      ? []
      : (networks ?? []).map(({ name, active, mode, label }) => ({ name, active, mode, label })),
    bridges: links
      .filter(({ kind, name }) => kind === 'bridge' && !ownBridges.has(name))
      .map(({ name }) => name),
    interfaces: links
      .filter(({ kind }) => kind !== 'bridge')
      .map(link => ({ name: link.name, label: linkLabel(link) })),
    filters,
    userNetworks: await readUserNetworks(live, arch),
    host: { ...host, kvm: (await parts.acceleration(undefined).get()).kind === 'kvm' },
    architectures: hypervisor.hypervisors.map(({ arch: name, machines }) => ({
      arch: name,
      emulated: !runsDirectly(name, hypervisor.hostArch),
      machines: [...machines],
    })),
    ...(offered && { machine: offered }),
    images,
    sshKeys,
    devices: withUsers(devices, readHostClaims(deps, live).devices),
    browsable: live.host.local,
  };
}

/** People copy images into a pool's folder by hand. A pool whose refresh fails is shown as it was. */
async function refreshPools({ rpc }: LiveConnection, parts: HostParts): Promise<void> {
  const active = ((await listPools(rpc)) ?? []).filter(pool => pool.active);
  await eachLimited(active, 4, async pool => {
    await refreshPool(rpc, pool.ref).catch(() => undefined);
  });
  parts.pools.forget();
}

async function hostOptions(
  deps: CreateDeps,
  live: LiveConnection,
  parts: HostParts,
): Promise<Omit<CreateOptions['host'], 'kvm'>> {
  const [{ hostArch }, size, topology, acceleration] = await Promise.all([
    readHypervisor(live.rpc),
    parts.size.fresh(),
    parts.topology.fresh(),
    parts.acceleration(undefined).get(),
  ]);
  return {
    ...size,
    ...(hostArch !== undefined && { arch: hostArch }),
    ...(topology && { topology: { ...topology, pinned: readHostClaims(deps, live).pinned } }),
    memoryVirtualization: await readMemoryVirtualization(live, acceleration),
  };
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)].toSorted((a, b) => a.localeCompare(b));
}
