import { z } from 'zod';
import { engineStateSchema } from '#electron/docker/container-state.ts';
import { containerIdSchema } from '#shared/contract/containers.ts';
import { imageIdSchema } from '#shared/contract/images/image.ts';
import type { DiskUsage } from '#shared/contract/images/usage.ts';
import { imageTitle } from '#shared/domain/images/image-title.ts';
import { summed } from '#shared/domain/images/usage.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { named } from './read-images.ts';

/** -1: it was not counted. */
const size = z
  .number()
  .nullish()
  .transform(bytes => Math.max(0, bytes ?? 0));

/** Podman leaves the algorithm out here, and in its list of images it does not. */
const fullId = imageIdSchema.transform(id =>
  id.startsWith('sha256:') ? id : imageIdSchema.parse(`sha256:${id}`),
);

/** Docker Engine API, GET /system/df. */
const usageSchema = z.object({
  LayersSize: size,
  Images: z
    .array(
      z.object({
        Id: fullId,
        RepoTags: z.array(z.string()).nullish(),
        RepoDigests: z.array(z.string()).nullish(),
        Size: size,
        SharedSize: size,
        Containers: size,
      }),
    )
    .nullish(),
  Containers: z
    .array(
      z.object({
        Id: containerIdSchema,
        Names: z.array(z.string()),
        State: engineStateSchema,
        SizeRw: size,
      }),
    )
    .nullish(),
  Volumes: z
    .array(z.object({ Name: z.string(), UsageData: z.object({ Size: size, RefCount: size }).nullish() }))
    .nullish(),
  BuildCache: z
    .array(
      z.object({
        ID: z.string(),
        Type: z.string(),
        Description: z.string(),
        InUse: z.boolean(),
        Shared: z.boolean(),
        Size: size,
        LastUsedAt: z.string().nullish(),
      }),
    )
    .nullish(),
});

/** Podman says the tag alone, which names nothing. */
const wholeNames = (tags: readonly string[] | null | undefined) =>
  named(tags).filter(tag => tag.includes(':'));

/** Where the engine's room goes; it counts the files of every container and volume, which takes it a while. */
export async function readUsage(live: LiveEngine, signal?: AbortSignal): Promise<DiskUsage> {
  // Its types know nothing of what it takes.
  const docker: { df(options: { abortSignal?: AbortSignal }): Promise<unknown> } = live.docker as never;
  const answer = await docker.df({ ...(signal && { abortSignal: signal }) });
  const { LayersSize, Images, Containers, Volumes, BuildCache } = usageSchema.parse(answer);
  const imageRows = (Images ?? []).map(image => ({
    id: image.Id,
    name: imageTitle({ id: image.Id, tags: wholeNames(image.RepoTags), digests: named(image.RepoDigests) }),
    size: image.Size,
    shared: image.SharedSize,
    containers: image.Containers,
  }));
  // Podman does not add its layers up.
  const layers = LayersSize || imageRows.reduce((sum, { size, shared }) => sum + size - shared, 0);
  return summed(layers, {
    imageRows,
    containerRows: (Containers ?? []).map(({ Id, Names, State, SizeRw }) => ({
      id: Id,
      name: (Names[0] ?? Id.slice(0, 12)).replace(/^\//, ''),
      state: State,
      size: SizeRw,
    })),
    volumeRows: (Volumes ?? []).map(({ Name, UsageData }) => ({
      name: Name,
      size: UsageData?.Size ?? 0,
      users: UsageData?.RefCount ?? 0,
    })),
    // What is shared with an image is counted there.
    cacheRows: (BuildCache ?? [])
      .filter(({ Shared }) => !Shared)
      .map(({ ID, Type, Description, InUse, Size, LastUsedAt }) => ({
        id: ID,
        what: Description || Type,
        size: Size,
        inUse: InUse,
        ...(LastUsedAt && { usedAt: Math.max(0, Date.parse(LastUsedAt)) }),
      })),
  });
}
