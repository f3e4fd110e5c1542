import { setTimeout as pause } from 'node:timers/promises';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import { runsDirectly } from '#shared/domain/acceleration/runs-directly.ts';
import { readSshKeys } from '#electron/host/ssh-keys.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { isSession } from '../connections/session.ts';
import type { LiveConnection } from '../ports.ts';
import { listPools, refreshPool } from '../storage/pools.ts';
import { readHostClaims } from './claims.ts';
import type { CreateDeps } from './create-deps.ts';
import { deviceOptions } from './devices.ts';
import { freeName } from './free-name.ts';
import { readHypervisor } from './hypervisor.ts';
import { takeAll } from './kept.ts';
import { linkLabel } from './link-label.ts';
import { bridgesAmong } from './links.ts';
import { listImages } from './list-images.ts';
import { machineOptions } from './machine-options.ts';

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
  const parts = deps.hosts.of(live);
  await refreshPools(live);
  parts.forget();
  const [{ hypervisors, hostArch }, host, native, images, sshKeys] = await Promise.all([
    readHypervisor(live.rpc),
    parts.read(arch, 'kept'),
    takeAll(parts.of(undefined), 'kept'),
    listImages(live),
    readSshKeys(deps.env['HOME']),
  ]);
  const { links, networks, topology } = host;
  const guests = deps.guests.list(live.id);
  const claims = readHostClaims(deps, live);
  const offered = await machineOptions(live, arch, machine, acceleration ?? host.acceleration.kind);
  return {
    suggestedName: freeName(guests.map(guest => guest.name)),
    groups: unique(guests.flatMap(({ group }) => group ?? [])),
    tags: unique(guests.flatMap(({ tags }) => tags)),
    pools: (host.pools ?? []).map(({ name, active, type, free, path }) => ({
      name,
      active,
      type,
      free,
      ...(path !== undefined && { path }),
    })),
    networks: isSession(live)
      ? []
      : (networks ?? []).map(({ name, active, mode, label }) => ({ name, active, mode, label })),
    bridges: bridgesAmong(links, networks),
    interfaces: links
      .filter(({ kind }) => kind !== 'bridge')
      .map(link => ({ name: link.name, label: linkLabel(link) })),
    filters: host.filters,
    userNetworks: host.userNetworks,
    host: {
      ...host.size,
      kvm: native.acceleration.kind === 'kvm',
      ...(hostArch !== undefined && { arch: hostArch }),
      ...(topology && { topology: { ...topology, pinned: claims.pinned } }),
      memoryVirtualization: native.memoryVirtualization,
    },
    architectures: hypervisors.map(({ arch: name, machines }) => ({
      arch: name,
      emulated: !runsDirectly(name, hostArch),
      machines: [...machines],
    })),
    ...(offered && { machine: offered }),
    images,
    sshKeys,
    devices: deviceOptions(deps, live, host),
    browsable: live.host.local,
  };
}

/**
 * People copy images into a pool's folder by hand. A pool whose refresh fails or takes long, as a network's may, is
 * shown as it was.
 */
async function refreshPools(live: LiveConnection): Promise<void> {
  const rpc = await live.work();
  const active = ((await listPools(rpc)) ?? []).filter(pool => pool.active);
  const refreshed = eachLimited(active, 4, async pool => {
    await refreshPool(rpc, pool.ref).catch(() => undefined);
  });
  const enough = new AbortController();
  const waited = pause(REFRESH_PATIENCE_MS, undefined, { signal: enough.signal }).catch(() => undefined);
  await Promise.race([refreshed, waited]);
  enough.abort();
}

const REFRESH_PATIENCE_MS = 3_000;

function unique(words: readonly string[]): string[] {
  return [...new Set(words)].toSorted((a, b) => a.localeCompare(b));
}
