import type { CreateRequest } from '#shared/contract/create/request.ts';
import { type CreateFacts, imageKey, type ImageFacts } from '#shared/domain/create/facts.ts';
import { isSession } from '../connections/session.ts';
import type { LiveConnection } from '../ports.ts';
import { guestsUsing } from '../storage/disk-users.ts';
import { diskUsers, readHostClaims } from './claims.ts';
import type { CreateDeps } from './create-deps.ts';
import { withUsers } from './devices.ts';
import { readHypervisor } from './hypervisor.ts';
import { type RequestedImage, requestedImages } from './images/requested.ts';
import type { Kept } from './kept.ts';
import { readMemoryVirtualization } from './memory-virtualization.ts';
import { readOffers } from './offers.ts';
import { readStart } from './start-facts.ts';
import { isThisComputer } from './this-computer.ts';
import { readUserNetworks } from './user-networks.ts';

/** `now`: all of it read after this was asked. `kept`: as last read, so that a plan can follow every keystroke. */
export type Age = 'now' | 'kept';

/** Reads all that a plan is made from. Nothing is changed. */
export async function gatherFacts(
  deps: CreateDeps,
  live: LiveConnection,
  request: CreateRequest,
  age: Age = 'now',
): Promise<CreateFacts> {
  const start = await readStart(deps, request);
  const [host, images] = await Promise.all([
    hostFacts(deps, live, request, age),
    imageFacts(deps, live, requestedImages(request, start.appliance), age),
  ]);
  const { os, ...rest } = start;
  const chosen =
    request.osId === undefined ? os : await deps.media.database.facts(request.osId, request.arch);
  const session = isSession(live);
  return {
    host: live.label,
    driver: live.host.driver,
    local: isThisComputer(live),
    session,
    guestNames: deps.guests.list(live.id).map(guest => guest.name),
    ...host,
    images,
    ...rest,
    ...(chosen && { os: chosen }),
  };
}

async function hostFacts(deps: CreateDeps, live: LiveConnection, request: CreateRequest, age: Age) {
  const parts = deps.hosts.of(live);
  const take = <Value>(part: Kept<Value>) => (age === 'now' ? part.fresh() : part.get());
  const { arch, machine } = request;
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
    take(parts.acceleration(arch)),
    take(parts.size),
    take(parts.topology),
    take(parts.pools),
    take(parts.networks),
    take(parts.links),
    take(parts.filters),
    take(parts.devices),
    take(parts.renderNodes),
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

async function imageFacts(
  deps: CreateDeps,
  live: LiveConnection,
  wanted: readonly RequestedImage[],
  age: Age,
): Promise<Record<string, ImageFacts>> {
  const readings = await Promise.all(wanted.map(image => deps.images.read(live, image, age === 'now')));
  const users = await Promise.all(
    wanted.map(({ disk }, index) => {
      const names = readings[index]?.names ?? [];
      if (!disk || names.length === 0) return [];
      return age === 'now' ? askUsers(deps, live, names) : diskUsers(deps, live, names);
    }),
  );
  return Object.fromEntries(
    wanted.map(({ image, member }, index) => [
      imageKey(image, member),
      { copyable: false, ...readings[index]?.facts, usedBy: users[index] ?? [] },
    ]),
  );
}

/** From libvirt itself: that nobody uses a disk must be known before it is given to another. */
async function askUsers(deps: CreateDeps, live: LiveConnection, names: readonly string[]): Promise<string[]> {
  const found = await guestsUsing(
    deps,
    live,
    names.filter(name => name.startsWith('/')),
  );
  return [...new Set([...found.values()].flat().map(({ name }) => name))];
}
