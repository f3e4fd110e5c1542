import { posix } from 'node:path';
import { z } from 'zod';
import { statPath, type PathStat } from '#electron/docker/stat-path.ts';
import { sealedBecause } from '#shared/domain/container-files/sealed.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { fail } from '../failures/fail.ts';

const inspectedSchema = z.object({
  Name: z.string(),
  State: z.object({ Running: z.boolean() }),
  HostConfig: z.object({ ReadonlyRootfs: z.boolean().nullish() }),
  Mounts: z.array(z.object({ Destination: z.string(), RW: z.boolean() })).nullish(),
});

/** A path inside a container that is there. */
export interface Place {
  readonly live: LiveEngine;
  readonly id: string;
  readonly name: string;
  /** Without dots, and without a slash at its end unless it is the root. */
  readonly path: string;
  readonly stat: PathStat;
  readonly sealed: string | undefined;
}

export const cleaned = (path: string): string =>
  posix.normalize(posix.join('/', path)).replace(/(.)\/$/, '$1');

/** Throws FILE_NOT_FOUND. A link is what it leads to. */
export async function findPlace(
  deps: ContainerDeps,
  { engine, id }: ContainerRef,
  asked: string,
): Promise<Place> {
  const live = deps.engines.require(engine);
  const path = cleaned(asked);
  const inspected = inspectedSchema.parse(await live.docker.getContainer(id).inspect());
  let stat = await statPath(live.docker, id, path);
  let real = path;
  if (stat?.kind === 'link' && stat.target !== '') {
    real = cleaned(stat.target);
    stat = await statPath(live.docker, id, real);
  }
  if (stat === undefined) throw fail('FILE_NOT_FOUND', { path });
  const name = inspected.Name.replace(/^\//, '');
  const sealed = sealedBecause(
    {
      name,
      running: inspected.State.Running,
      readOnlyRoot: inspected.HostConfig.ReadonlyRootfs === true,
      mounts: (inspected.Mounts ?? []).map(({ Destination, RW }) => ({ at: Destination, writable: RW })),
    },
    real,
  );
  return { live, id, name, path: real, stat, sealed };
}
