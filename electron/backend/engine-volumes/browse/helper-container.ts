import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { HELPER_LABEL } from '#shared/domain/engines/helper-label.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { fail } from '../../failures/fail.ts';

/** No image has it, so the engine copies nothing of an image into an empty volume. */
const AT = '/innkeeper-volume';
/** Longer than anybody looks: one this old was left by a program that was killed. Seconds. */
const LEFT_AFTER = 3600;

const imagesSchema = z.array(z.object({ Id: z.string(), Os: z.string().optional() }));
const leftSchema = z.array(z.object({ Id: z.string(), Created: z.number() }));

/**
 * Lends a container that has the volume and never runs: its files can be read through the engine, of whatever image it
 * is. It is removed afterwards, always. Throws IMAGE_ABSENT where the engine has no image at all.
 */
export async function withHelper<Result>(
  { docker, label }: LiveEngine,
  volume: string,
  use: (container: ReturnType<LiveEngine['docker']['getContainer']>, at: string) => Promise<Result>,
): Promise<Result> {
  await removeLeft(docker);
  const [image] = imagesSchema.parse(await docker.listImages());
  if (image === undefined)
    throw fail('IMAGE_ABSENT', {
      image: 'An image to look with',
      reason: `${label} has no image, and files of a volume are read through a container, which needs one.`,
      remedy: 'Pull any image, however small; it is not run.',
    });
  const container = await docker.createContainer({
    name: `innkeeper-look-${randomBytes(6).toString('hex')}`,
    Image: image.Id,
    Entrypoint: [],
    Cmd: ['never-run'],
    Labels: { [HELPER_LABEL]: 'volume' },
    NetworkDisabled: true,
    HostConfig: {
      NetworkMode: 'none',
      Mounts: [
        { Type: 'volume', Source: volume, Target: AT, ReadOnly: true, VolumeOptions: { NoCopy: true } },
      ],
    } as object,
  });
  try {
    return await use(container, AT);
  } finally {
    await container.remove({ force: true });
  }
}

async function removeLeft(docker: LiveEngine['docker']): Promise<void> {
  const left = leftSchema.parse(
    await docker.listContainers({ all: true, filters: { label: [HELPER_LABEL], status: ['created'] } }),
  );
  const before = Date.now() / 1000 - LEFT_AFTER;
  // Another of us may be at it.
  for (const { Id, Created } of left)
    if (Created < before)
      await docker
        .getContainer(Id)
        .remove()
        .catch(() => undefined);
}
