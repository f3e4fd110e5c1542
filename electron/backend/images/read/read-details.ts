import { z } from 'zod';
import { refusalOf } from '#electron/docker/engine-error.ts';
import type { ImageDetails } from '#shared/contract/images/details.ts';
import type { ImageId } from '#shared/contract/images/image.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { fail } from '../../failures/fail.ts';
import { readImages } from './read-images.ts';

const words = z.array(z.string()).nullish();
const names = z.record(z.string(), z.unknown()).nullish();

/** Docker Engine API, GET /images/NAME/json. */
const inspectedSchema = z.object({
  Os: z.string(),
  Architecture: z.string(),
  Variant: z.string().optional(),
  Author: z.string().optional(),
  Comment: z.string().optional(),
  Config: z
    .object({
      Entrypoint: words,
      Cmd: words,
      Env: words,
      WorkingDir: z.string().optional(),
      User: z.string().optional(),
      StopSignal: z.string().optional(),
      Healthcheck: z.object({ Test: words }).nullish(),
      ExposedPorts: names,
      Volumes: names,
      Labels: z.record(z.string(), z.string()).nullish(),
    })
    .nullish(),
  RootFS: z.object({ Layers: words }).optional(),
});

/** GET /images/NAME/history; the newest first. */
const historySchema = z.array(
  z.object({
    Created: z.number(),
    CreatedBy: z.string(),
    Size: z.number(),
    Comment: z.string().optional(),
    Tags: words,
  }),
);

/** Everything about one image. Throws IMAGE_ABSENT. */
export async function readDetails(live: LiveEngine, id: ImageId): Promise<ImageDetails> {
  const handle = live.docker.getImage(id);
  try {
    const [inspected, history, images]: [unknown, unknown, Awaited<ReturnType<typeof readImages>>] =
      await Promise.all([handle.inspect(), handle.history(), readImages(live)]);
    const image = images.find(each => each.id === id);
    if (image === undefined) throw fail('IMAGE_ABSENT', { image: id });
    return {
      image,
      ...facts(inspectedSchema.parse(inspected)),
      steps: steps(history),
      raw: JSON.stringify(inspected, null, 2),
    };
  } catch (error) {
    if (refusalOf(error)?.status === 404) throw fail('IMAGE_ABSENT', { image: id });
    throw error;
  }
}

function facts(inspected: z.infer<typeof inspectedSchema>): Omit<ImageDetails, 'image' | 'steps' | 'raw'> {
  const { Os: os, Architecture, Variant, Author, Comment, Config, RootFS } = inspected;
  const given = <Key extends string>(key: Key, value: string | undefined) =>
    (value ? { [key]: value } : {}) as { [Each in Key]?: string };
  // CMD, CMD-SHELL or NONE, then the command.
  const [how, ...check] = Config?.Healthcheck?.Test ?? [];
  return {
    os,
    arch: Variant ? `${Architecture}/${Variant}` : Architecture,
    ...given('author', Author),
    ...given('comment', Comment),
    ...given('workingDir', Config?.WorkingDir),
    ...given('user', Config?.User),
    ...given('stopSignal', Config?.StopSignal),
    entrypoint: Config?.Entrypoint ?? [],
    command: Config?.Cmd ?? [],
    env: (Config?.Env ?? []).map(entry => {
      const at = entry.indexOf('=');
      return at < 0 ? { name: entry, value: '' } : { name: entry.slice(0, at), value: entry.slice(at + 1) };
    }),
    ...(how !== undefined && how !== 'NONE' && { healthCheck: check }),
    ports: Object.keys(Config?.ExposedPorts ?? {}),
    volumes: Object.keys(Config?.Volumes ?? {}),
    labels: Config?.Labels ?? {},
    layers: RootFS?.Layers ?? [],
  };
}

const steps = (history: unknown): ImageDetails['steps'] =>
  historySchema.parse(history).map(({ Created, CreatedBy, Size, Comment, Tags }) => ({
    command: CreatedBy,
    ...(Created > 0 && { createdAt: Created * 1000 }),
    size: Math.max(0, Size),
    ...(Comment && { comment: Comment }),
    tags: Tags ?? [],
  }));
