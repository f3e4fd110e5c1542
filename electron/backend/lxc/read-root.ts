import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LxcRequest } from '#shared/contract/lxc.ts';
import type { RootFacts } from '#shared/domain/lxc/facts.ts';
import { MiB } from '#shared/domain/units.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { FailureError } from '../failures/fail.ts';
import { readImageConfig } from './image-config.ts';
import type { GuestTakes } from './read-containers.ts';

const nothing: RootFacts = { absent: false, programAbsent: false, usedBy: [] };
/** Of Debian, without anything asked for. */
const MINIMAL_SYSTEM = 300 * MiB;
/** Node's names of what Go calls otherwise. */
const GO_ARCH: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };

/** What there is where the root folder is to come from. */
export async function readRoot(
  deps: ContainerDeps,
  { root, runs }: LxcRequest,
  takes: readonly GuestTakes[],
  local: boolean,
): Promise<RootFacts> {
  switch (root.kind) {
    case 'distribution':
      return { ...nothing, size: MINIMAL_SYSTEM };
    case 'image':
      return await ofImage(deps, root.engine, root.image);
    case 'tarball': {
      const found = await stat(root.path).catch(() => undefined);
      return { ...nothing, absent: !(found?.isFile() ?? false), ...(found && { size: found.size }) };
    }
    case 'folder': {
      const usedBy = takes.filter(({ paths }) => paths.includes(root.path)).map(({ name }) => name);
      // Of another computer's folders libvirt will say what is wrong with them.
      if (!local) return { ...nothing, usedBy };
      const found = await stat(root.path).catch(() => undefined);
      if (!found?.isDirectory()) return { ...nothing, absent: true };
      const program = runs.kind === 'system' ? runs.init : runs.path;
      const has = await lstat(join(root.path, program)).catch(() => undefined);
      return { ...nothing, owner: found.uid, programAbsent: has === undefined, usedBy: [...new Set(usedBy)] };
    }
  }
}

async function ofImage(
  { engines }: ContainerDeps,
  engine: Parameters<ContainerDeps['engines']['require']>[0],
  image: string,
): Promise<RootFacts> {
  try {
    const { size, arch } = await readImageConfig(engines.require(engine), image);
    const own = GO_ARCH[process.arch] ?? process.arch;
    return { ...nothing, size, ...(arch !== '' && arch !== own && { otherArch: arch }) };
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'IMAGE_ABSENT')
      return { ...nothing, absent: true };
    throw error;
  }
}
