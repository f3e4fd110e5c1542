import { z } from 'zod';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { type ImageSays, inspectedSchema } from '#shared/domain/run/read-back/inspected.ts';
import { requestLike } from '#shared/domain/run/read-back/request-like.ts';
import type { Containers } from '../containers/ports.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { inspectImage } from './read-engine.ts';

const imageIdSchema = z.object({ Image: z.string() });
const logSchema = z.object({ LoggingDriver: z.string().optional() });

/** A request that makes a container like one that is there. */
export async function readLike(
  live: LiveEngine,
  container: ContainerRef,
  containers: Containers,
): Promise<{ request: RunRequest; left: string[] }> {
  const { docker, facts } = live;
  const [answer, info]: [unknown, unknown] = await Promise.all([
    docker.getContainer(container.id).inspect(),
    docker.info(),
  ]);
  const image = await inspectImage(live, imageIdSchema.parse(answer).Image);
  const config = image?.Config;
  const says: ImageSays = {
    entrypoint: config?.Entrypoint ?? [],
    command: config?.Cmd ?? [],
    env: config?.Env ?? [],
    user: config?.User ?? '',
    workingDir: config?.WorkingDir ?? '',
    stopSignal: config?.StopSignal ?? '',
    labels: config?.Labels ?? {},
    volumes: config?.Volumes ?? [],
  };
  return requestLike(container, inspectedSchema.parse(answer), says, {
    defaultRuntime: facts.defaultRuntime,
    defaultLog: logSchema.parse(info).LoggingDriver ?? '',
    names: new Set(containers.list(live.id).map(({ name }) => name)),
  });
}
