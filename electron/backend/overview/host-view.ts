import { access } from 'node:fs/promises';
import type { Guest } from '#shared/contract/guests.ts';
import type { AttentionFacts } from '#shared/domain/attention/facts.ts';
import type { PoolFacts } from '#shared/domain/create/facts.ts';
import type { Domain } from '#shared/libvirt-xml/domain/domain.ts';
import type { HostCache } from '../create/host-cache.ts';
import { readHypervisor } from '../create/hypervisor.ts';
import { readOffers } from '../create/offers.ts';
import { isThisComputer } from '../create/this-computer.ts';
import type { LiveConnection } from '../ports.ts';

type FromHost = Pick<
  AttentionFacts,
  | 'acceleration'
  | 'memoryVirtualization'
  | 'vhostNet'
  | 'virtualFunctions'
  | 'accelerated3d'
  | 'machines'
  | 'networks'
  | 'freeMemory'
>;

/** What the host says for a guest, most of it kept from one guest to the next. */
export async function hostView(
  hosts: HostCache,
  live: LiveConnection,
  guest: Guest,
  document: Domain,
): Promise<FromHost & { readonly pools: readonly PoolFacts[] }> {
  const parts = hosts.of(live);
  const arch = guest.arch === '' ? undefined : guest.arch;
  const ofArch = parts.of(arch);
  const emulated = guest.virtualization === 'kvm' || guest.virtualization === 'qemu';
  const [acceleration, memoryVirtualization, networks, size, pools, machines, accelerated3d, functions] =
    await Promise.all([
      ofArch.acceleration.get(),
      ofArch.memoryVirtualization.get(),
      parts.networks.get(),
      parts.size.get(),
      parts.pools.get(),
      emulated ? machinesOf(live, guest.arch) : [],
      emulated ? draws3d(hosts, live, arch) : false,
      virtualFunctions(hosts, live, document),
    ]);
  const vhostNet = isThisComputer(live) ? await isThere('/dev/vhost-net') : undefined;
  return {
    acceleration,
    memoryVirtualization,
    machines,
    accelerated3d,
    virtualFunctions: functions,
    pools: pools ?? [],
    ...(vhostNet !== undefined && { vhostNet }),
    ...(networks && { networks }),
    ...(size.freeMemory !== undefined && { freeMemory: size.freeMemory }),
  };
}

async function machinesOf(live: LiveConnection, arch: string): Promise<FromHost['machines']> {
  const { capabilities } = await readHypervisor(live.rpc);
  const guests = capabilities.guests.items.filter(one => one.osType === 'hvm' && one.arch === arch);
  const all = guests.flatMap(one => [
    ...one.machines.items,
    ...one.domainTypes.items.flatMap(type => type.machines.items),
  ]);
  return all.flatMap(({ name, canonical, deprecated }) =>
    name === undefined
      ? []
      : [{ name, ...(canonical !== undefined && { canonical }), deprecated: deprecated === true }],
  );
}

async function draws3d(hosts: HostCache, live: LiveConnection, arch: string | undefined): Promise<boolean> {
  const [found, nodes] = await Promise.all([readOffers(live.rpc, arch), hosts.of(live).renderNodes.get()]);
  const offer = found?.offers.kvm ?? found?.offers.tcg;
  return offer?.accelerated3d === true && nodes !== undefined && nodes.length > 0;
}

/** Looking through a host's devices takes long: only for a guest that was given one. */
async function virtualFunctions(
  hosts: HostCache,
  live: LiveConnection,
  { devices }: Domain,
): Promise<ReadonlySet<string>> {
  if (!devices.hostdevs.items.some(({ type }) => type === 'pci')) return new Set();
  const all = await hosts.of(live).devices.get();
  return new Set(
    all.flatMap(device => (device.kind === 'pci' && device.functionOf !== undefined ? [device.address] : [])),
  );
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
