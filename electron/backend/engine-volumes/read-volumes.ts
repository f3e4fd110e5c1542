import { z } from 'zod';
import { containerIdSchema } from '#shared/contract/container-row.ts';
import type { EngineVolume } from '#shared/contract/engine-volumes.ts';
import { labelsSchema } from '#shared/contract/values.ts';
import { HELPER_LABEL } from '#shared/domain/engines/helper-label.ts';
import { inOrder, mountsInOrder } from '#shared/domain/engines/in-order.ts';
import { isVolumeId } from '#shared/domain/engine-volumes/volume-title.ts';
import type { LiveEngine } from '../engines/ports.ts';

/** Docker Engine API, GET /volumes. */
const volumesSchema = z.object({
  Volumes: z
    .array(
      z.object({
        Name: z.string(),
        Driver: z.string(),
        Mountpoint: z.string(),
        CreatedAt: z.string().optional(),
        Labels: labelsSchema.nullish(),
        Options: labelsSchema.nullish(),
      }),
    )
    .nullish(),
});

/** Docker Engine API, GET /containers/json, as far as it tells of mounts. */
const mountsSchema = z.array(
  z.object({
    Id: containerIdSchema,
    Names: z.array(z.string()),
    State: z.string(),
    Labels: labelsSchema.nullish(),
    Mounts: z
      .array(
        z.object({
          Type: z.string(),
          Name: z.string().optional(),
          Destination: z.string(),
          RW: z.boolean().optional(),
        }),
      )
      .nullish(),
  }),
);

type Mounting = z.infer<typeof mountsSchema>;

/** The volumes of an engine, each with the containers that have it. */
export async function readVolumes({ docker }: Pick<LiveEngine, 'docker'>): Promise<EngineVolume[]> {
  const [volumes, containers]: [unknown, unknown] = await Promise.all([
    docker.listVolumes(),
    docker.listContainers({ all: true }),
  ]);
  const users = usersByVolume(mountsSchema.parse(containers));
  return inOrder(volumesSchema.parse(volumes).Volumes ?? [], ({ Name }) => Name).map(volume => {
    const labels = volume.Labels ?? {};
    const project = labels['com.docker.compose.project'];
    const created = Date.parse(volume.CreatedAt ?? '');
    return {
      name: volume.Name,
      driver: volume.Driver,
      mountpoint: volume.Mountpoint,
      ...(created > 0 && { createdAt: created }),
      labels,
      options: volume.Options ?? {},
      // Newer engines say so by a label, older ones by the kind of name they give alone.
      anonymous: 'com.docker.volume.anonymous' in labels || isVolumeId(volume.Name),
      ...(project !== undefined && { project }),
      users: users.get(volume.Name) ?? [],
    };
  });
}

function usersByVolume(containers: Mounting): Map<string, EngineVolume['users']> {
  const users = new Map<string, EngineVolume['users']>();
  for (const { Id, Names, State, Labels, Mounts } of containers) {
    if (HELPER_LABEL in (Labels ?? {})) continue;
    for (const { Type, Name, Destination, RW } of mountsInOrder(Mounts ?? [])) {
      if (Type !== 'volume' || Name === undefined) continue;
      const user = {
        container: Id,
        name: (Names[0] ?? Id.slice(0, 12)).replace(/^\//, ''),
        running: State === 'running' || State === 'paused',
        at: Destination,
        readOnly: RW === false,
      };
      users.set(Name, [...(users.get(Name) ?? []), user]);
    }
  }
  return users;
}

const usageSchema = z.object({
  Volumes: z
    .array(z.object({ Name: z.string(), UsageData: z.object({ Size: z.number() }).nullish() }))
    .nullish(),
});

/** Bytes by name. The engine walks through all files for it; of volumes of other drivers it knows none. */
export async function readVolumeSizes(
  { docker }: Pick<LiveEngine, 'docker'>,
  signal?: AbortSignal,
): Promise<Record<string, number>> {
  // Its types know nothing of what it takes.
  const usage: { df(options: { abortSignal?: AbortSignal }): Promise<unknown> } = docker as never;
  const answer = await usage.df({ ...(signal && { abortSignal: signal }) });
  const volumes = usageSchema.parse(answer).Volumes ?? [];
  return Object.fromEntries(
    volumes.flatMap(({ Name, UsageData }) =>
      UsageData && UsageData.Size >= 0 ? [[Name, UsageData.Size]] : [],
    ),
  );
}
