import { refusalOf } from '#electron/docker/engine-error.ts';
import { inOrder } from '#shared/domain/engines/in-order.ts';
import type { KnownNetwork, RunFacts } from '#shared/domain/run/facts.ts';
import type { LiveEngine } from '../engines/ports.ts';
import {
  type ImageAnswer,
  imageAnswerSchema,
  networksAnswerSchema,
  volumesAnswerSchema,
} from './engine-answers.ts';

export async function readNetworks({ docker }: LiveEngine): Promise<KnownNetwork[]> {
  const answer: unknown = await docker.listNetworks();
  const networks = inOrder(
    networksAnswerSchema.parse(answer),
    ({ Name }) => Name,
    ({ Id }) => Id,
  );
  return networks.map(({ Name, Id, Driver, IPAM }) => ({
    name: Name,
    id: Id,
    driver: Driver,
    subnets: (IPAM?.Config ?? []).flatMap(({ Subnet }) => (Subnet === undefined ? [] : [Subnet])),
  }));
}

export async function readVolumeNames({ docker }: LiveEngine): Promise<string[]> {
  const answer: unknown = await docker.listVolumes();
  return (volumesAnswerSchema.parse(answer).Volumes ?? []).map(({ Name }) => Name).toSorted();
}

/** Undefined for an image that the engine does not have. */
export async function inspectImage({ docker }: LiveEngine, image: string): Promise<ImageAnswer | undefined> {
  try {
    const answer: unknown = await docker.getImage(image).inspect();
    return imageAnswerSchema.parse(answer);
  } catch (error) {
    if (refusalOf(error)?.status === 404) return undefined;
    throw error;
  }
}

export function imageFacts(answer: ImageAnswer | undefined): RunFacts['image'] {
  if (answer === undefined) return undefined;
  const { Os, Architecture, Config } = answer;
  return {
    os: Os,
    arch: Architecture,
    entrypoint: Config?.Entrypoint ?? [],
    command: Config?.Cmd ?? [],
    user: Config?.User ?? '',
    workingDir: Config?.WorkingDir ?? '',
    ports: Config?.ExposedPorts ?? [],
    volumes: Config?.Volumes ?? [],
  };
}
