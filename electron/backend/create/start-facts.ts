import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { Appliance } from '#shared/domain/appliance/appliance.ts';
import type { CreateFacts, OsFacts } from '#shared/domain/create/facts.ts';
import type { LiveConnection } from '../ports.ts';
import type { CreateDeps } from './create-deps.ts';
import { readHypervisor } from './hypervisor.ts';
import type { Age } from './kept.ts';

/** What is told by what a guest starts from, where that is more than an image, and the system it is. */
export type StartFacts = Pick<CreateFacts, 'appliance' | 'tree' | 'os'>;

export async function readStart(
  deps: CreateDeps,
  live: LiveConnection,
  { source, osId, arch }: Pick<CreateRequest, 'source' | 'osId' | 'arch'>,
  age: Age,
): Promise<StartFacts> {
  const system = async (id = osId) => (id === undefined ? undefined : deps.media.database.facts(id, arch));
  if (source.kind === 'appliance') {
    const appliance = await readAppliance(deps, source.path);
    return withSystem({ appliance }, await system(osId ?? appliance.osId));
  }
  if (source.kind === 'install-tree') {
    const wanted = arch ?? (await readHypervisor(live.rpc)).hostArch ?? 'x86_64';
    const tree = await deps.trees.read(source.url, wanted, osId, age);
    const os = (await system()) ?? (tree && 'os' in tree ? tree.os : undefined);
    return withSystem({ ...(tree && { tree }) }, os);
  }
  return withSystem({}, await system());
}

function withSystem(start: StartFacts, os: OsFacts | undefined): StartFacts {
  return os ? { ...start, os } : start;
}

/** That its file cannot be read is what is wrong with it. */
async function readAppliance(deps: CreateDeps, path: string): Promise<Appliance> {
  try {
    return await deps.appliances.read(path);
  } catch (error) {
    const failure = deps.toFailure(error, { path });
    return { name: '', disks: [], cdroms: 0, nics: [], lost: [], failure };
  }
}
