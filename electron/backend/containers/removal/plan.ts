import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { ContainerRemovalPlan } from '#shared/contract/container-work.ts';
import { isContainerActive } from '#shared/domain/containers/actions.ts';
import { askedMounts, isAnonymous } from '#shared/domain/containers/anonymous.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { readVolumeSizes } from '../../engine-volumes/read-volumes.ts';
import { stampOf } from '../../plans/stamp.ts';
import { sizesOf } from '../details/read-details.ts';
import { inspectedSchema } from '../details/inspected.ts';
import { handleOf } from '../handle.ts';
import type { ContainerDeps } from '../ports.ts';
import { readProcesses } from '../processes.ts';

/** Counting what is in volumes can take minutes; a plan is not worth as many. */
const SIZES_MS = 3000;

/** What goes with a container. `sizes`: also how much that is, where the engine can say it in good time. */
export async function removalPlan(
  deps: ContainerDeps,
  ref: ContainerRef,
  { sizes }: { sizes: boolean },
): Promise<ContainerRemovalPlan> {
  const { name } = deps.containers.require(ref);
  return await handleOf(deps, ref, async (handle, live) => {
    const inspected = inspectedSchema.parse(await handle.inspect());
    const running = isContainerActive(inspected.State.Status);
    const mounts = inspected.Mounts.filter(({ Type }) => Type === 'volume');
    const inTime = <Value>(asked: Promise<Value>) =>
      sizes ? Promise.race([asked.catch(() => undefined), pause(SIZES_MS, undefined)]) : undefined;
    const [written, volumeSizes, processes, users] = await Promise.all([
      inTime(sizesOf(handle)),
      mounts.length > 0 ? inTime(readVolumeSizes(live, AbortSignal.timeout(SIZES_MS))) : undefined,
      running ? readProcesses(deps, ref).catch(() => undefined) : undefined,
      Promise.all(mounts.map(({ Name }) => usersOf(live, Name ?? '', ref))),
    ]);
    const volumes = mounts.map(({ Name, Destination }, at) => {
      const size = volumeSizes?.[Name ?? ''];
      return {
        name: Name ?? '',
        target: Destination,
        ...(size !== undefined && { size }),
        anonymous: isAnonymous(Name ?? '', askedMounts(inspected.HostConfig, live.facts)),
        usedBy: users[at] ?? [],
      };
    });
    const binds = inspected.Mounts.flatMap(({ Type, Source }) => (Type === 'bind' && Source ? [Source] : []));
    return {
      container: { engine: ref.engine, id: ref.id },
      name,
      running,
      ...(processes && { processes: processes.rows.length }),
      ...(written?.writable !== undefined && { writable: written.writable }),
      volumes,
      kept: [...volumes.flatMap(volume => (volume.anonymous ? [] : [volume.name])), ...binds],
      stamp: stampOf([
        ref.id,
        name,
        running,
        volumes.map(({ name: volume, anonymous, usedBy }) => [volume, anonymous, usedBy]),
      ]),
    };
  });
}

const usersSchema = z.array(z.object({ Id: z.string(), Names: z.array(z.string()).nullish() }));

async function usersOf({ docker }: LiveEngine, volume: string, ref: ContainerRef): Promise<string[]> {
  const filters = { volume: [volume] };
  const users = usersSchema.parse(await docker.listContainers({ all: true, filters }));
  return users
    .filter(({ Id }) => Id !== ref.id)
    .map(({ Id, Names }) => (Names?.[0] ?? Id.slice(0, 12)).replace(/^\//, ''))
    .toSorted();
}
