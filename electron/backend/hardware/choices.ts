import type { Connection } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareChoices } from '#shared/contract/hardware.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { HostCache } from '../create/host-cache.ts';
import { bridgesAmong } from '../create/links.ts';
import { machineOptions } from '../create/machine-options.ts';
import { oncePerConnection } from '../create/once.ts';
import { readOffers } from '../create/offers.ts';
import { takeAll } from '../create/kept.ts';
import { unlessRefused } from '../create/unless-refused.ts';
import type { AreaDeps } from '../ports.ts';
import { readDocuments } from './read-documents.ts';

/** What the host has to choose from, for the machine that the guest is. */
export async function hardwareChoices(
  deps: AreaDeps & { readonly hosts: HostCache },
  guest: Guest,
): Promise<HardwareChoices> {
  const link = deps.connections.require(guest.connection);
  const documents = await readDocuments(link.rpc, guest);
  const { os, devices, type } = domain.of(parseDocument(documents.next ?? documents.live ?? '').root);
  const { arch, machine } = os;
  const parts = deps.hosts.of(link);
  const { size, pools, networks, links, filters } = parts;
  const [host, secrets, capabilities, offers, options] = await Promise.all([
    takeAll({ size, pools, networks, links, filters }, 'kept'),
    readSecrets(link.rpc),
    readCapabilities(link.rpc, devices.emulator, arch, machine, type),
    unlessRefused(readOffers(link.rpc, arch, machine)),
    unlessRefused(machineOptions(link, arch, machine, type === 'kvm' ? 'kvm' : 'tcg')),
  ]);
  return {
    driver: link.host.driver,
    ...versionOf(link.host.libvirtVersion),
    ...(capabilities !== undefined && { domainCapabilities: capabilities }),
    ...(options && { machine: options }),
    machines: [...(offers?.hypervisor.machines ?? [])],
    hostCpus: host.size.cpus,
    pools: (host.pools ?? []).map(({ name, active, path }) => ({
      name,
      active,
      ...(path !== undefined && { path }),
    })),
    networks: (host.networks ?? []).map(({ name, active, mode }) => ({ name, active, mode })),
    bridges: bridgesAmong(host.links, host.networks),
    interfaces: host.links.filter(({ kind }) => kind !== 'bridge').map(({ name }) => name),
    filters: host.filters,
    secrets,
  };
}

/** https://libvirt.org/formatdomaincaps.html; undefined from drivers that have none. */
const readCapabilities = oncePerConnection(
  async (
    rpc: Connection,
    emulator?: string,
    arch?: string,
    machine?: string,
    type?: string,
  ): Promise<string | undefined> => {
    const asked = { emulatorbin: emulator, arch, machine, virttype: type };
    const orNull = Object.entries(asked).map(([key, value]) => [key, value ?? null] as const);
    const args = Object.fromEntries(orNull) as Record<keyof typeof asked, string | null>;
    const answer = await unlessRefused(rpc.call('connectGetDomainCapabilities', { ...args, flags: 0 }));
    return answer?.capabilities;
  },
);

async function readSecrets(rpc: Connection): Promise<HardwareChoices['secrets']> {
  const listed = await unlessRefused(rpc.call('connectListAllSecrets', { needResults: 1, flags: 0 }));
  return (listed?.secrets ?? []).map(({ uuid, usageId }) => ({ uuid, usage: usageId }));
}

/** 9.0.0 as libvirt counts versions. */
function versionOf(text: string): { libvirtVersion?: number } {
  const [major = Number.NaN, minor = 0, release = 0] = text.split('.').map(Number);
  const number = major * 1_000_000 + minor * 1_000 + release;
  return Number.isInteger(number) ? { libvirtVersion: number } : {};
}
