import type { ContainerRef } from '#shared/contract/containers.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { fail } from '../failures/fail.ts';
import { handleOf } from './handle.ts';
import type { ContainerDeps } from './ports.ts';

/** Resolves once the row has the name. Throws NAME_TAKEN. */
export async function renameContainer(deps: ContainerDeps, ref: ContainerRef, name: string): Promise<void> {
  if (deps.containers.require(ref).name === name) return;
  await handleOf(deps, ref, async (handle, { docker }) => {
    try {
      await handle.rename({ name });
    } catch (error) {
      if (refusalOf(error) === undefined) throw error;
      const holder: unknown = await docker
        .getContainer(name)
        .inspect()
        .catch(() => undefined);
      throw holder === undefined ? error : fail('NAME_TAKEN', { name });
    }
    await deps.containers.refresh(ref);
  });
}
