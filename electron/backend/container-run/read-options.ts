import { z } from 'zod';
import type { RunOptions } from '#shared/contract/container-run/plan.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { infoAnswerSchema } from './engine-answers.ts';
import { readNetworks, readVolumeNames } from './read-engine.ts';

const imagesSchema = z.array(z.object({ RepoTags: z.array(z.string()).nullish() }));
/** What the engine writes for an image that lost its name. */
const NAMELESS = '<none>';

/** What can be chosen on one engine now. */
export async function readOptions(live: LiveEngine): Promise<RunOptions> {
  const [networks, volumes, images, info] = await Promise.all([
    readNetworks(live),
    readVolumeNames(live),
    live.docker.listImages().then((answer: unknown) => imagesSchema.parse(answer)),
    live.docker.info().then((answer: unknown) => infoAnswerSchema.parse(answer)),
  ]);
  return {
    networks: networks
      // They are ways of their own to be on a network, or on none.
      .filter(({ name }) => !['host', 'none'].includes(name))
      .map(({ name, driver, subnets }) => ({ name, driver, subnets: [...subnets] })),
    volumes: volumes.toSorted(),
    images: images
      .flatMap(({ RepoTags }) => RepoTags ?? [])
      .filter(tag => !tag.includes(NAMELESS))
      .toSorted(),
    logDrivers: info.Plugins?.Log ?? [],
  };
}
