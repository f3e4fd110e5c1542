import { userInfo } from 'node:os';
import type { ImageMachine, ImageMachineOptions } from '#shared/contract/image-machines.ts';
import type { ImageMachineFacts } from '#shared/domain/image-machines/facts.ts';
import { volumesOf } from '#shared/domain/image-machines/plan.ts';
import { freeName } from '../create/free-name.ts';
import { nameFrom } from '../create/suggested-name.ts';
import { FailureError } from '../failures/fail.ts';
import { readImageConfig } from '../lxc/image-config.ts';
import { listNetworks } from '../networks/networks.ts';
import type { LiveConnection } from '../ports.ts';
import { freeRoom } from '../storage/free-room.ts';
import { listPools } from '../storage/pools.ts';
import { volumeNamed } from '../storage/volumes.ts';
import { findStaticBusybox } from './busybox.ts';
import { findHostKernel, mayRead } from './host-kernel.ts';
import type { ImageMachineDeps } from './image-machine-deps.ts';

const GO_ARCH: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

async function whyNot(): Promise<string | undefined> {
  const { uid, username } = userInfo();
  if (uid !== 0)
    return `The files keep their owners, which only root can give, and Innkeeper runs as ${username}.`;
  if ((await findStaticBusybox()) === undefined)
    return 'There is no busybox on this computer that runs without libraries.';
  return undefined;
}

export async function readMachineOptions(
  deps: ImageMachineDeps,
  live: LiveConnection,
  image: string,
): Promise<ImageMachineOptions> {
  const [cannot, kernel, pools, networks] = await Promise.all([
    whyNot(),
    findHostKernel(),
    listPools(live.rpc),
    listNetworks(live.rpc),
  ]);
  const names = deps.guests.list(live.id).map(({ name }) => name);
  return {
    ...(cannot !== undefined && { cannot }),
    ...(kernel && { hostKernel: kernel.version }),
    pools: (pools ?? []).map(({ name, active }) => ({ name, active })),
    networks: (networks ?? []).map(({ name, active }) => ({ name, active })),
    name: freeName(names, nameFrom(image.replace(/:[^/:]*$/, ''))),
  };
}

export async function readMachineFacts(
  deps: ImageMachineDeps,
  live: LiveConnection,
  request: ImageMachine,
): Promise<ImageMachineFacts> {
  const { name, kernel } = request;
  const [cannot, image, hostKernel, pools, networks] = await Promise.all([
    whyNot(),
    imageOf(deps, request),
    findHostKernel(),
    listPools(live.rpc),
    listNetworks(live.rpc),
  ]);
  const pool = (pools ?? []).find(each => each.name === request.pool);
  const network = (networks ?? []).find(each => each.name === request.network);
  const taken: string[] = [];
  if (pool?.active === true)
    for (const volume of Object.values(volumesOf(name)))
      if (await volumeNamed(live.rpc, pool.ref, volume)) taken.push(volume);
  const files = kernel.kind === 'file' ? [kernel.kernel, kernel.initramfs, kernel.modules] : [];
  const missing: string[] = [];
  for (const path of files) if (path !== undefined && !(await mayRead(path))) missing.push(path);
  return {
    host: live.label,
    names: deps.guests.list(live.id).map(guest => guest.name),
    cannot,
    image,
    arch: GO_ARCH[process.arch] ?? process.arch,
    hostKernel: hostKernel?.version,
    missing,
    pool: pool && { active: pool.active, free: await freeRoom(live, pool) },
    network: network && { active: network.active },
    taken,
  };
}

async function imageOf({ engines }: ImageMachineDeps, { engine, image }: ImageMachine) {
  try {
    return await readImageConfig(engines.require(engine), image);
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'IMAGE_ABSENT') return undefined;
    throw error;
  }
}
