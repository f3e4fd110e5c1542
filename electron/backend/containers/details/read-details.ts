import type Docker from 'dockerode';
import { z } from 'zod';
import type {
  ContainerDetails,
  ContainerSizes,
  EnvironmentEntry,
} from '#shared/contract/container-details.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { startFailed } from '#shared/domain/containers/state.ts';
import { handleOf } from '../handle.ts';
import type { ContainerDeps } from '../ports.ts';
import { detailsOf } from './details.ts';
import { wholeEnvironment } from './environment.ts';
import { inspectedSchema } from './inspected.ts';
import { readStartFailure } from './start-failure.ts';

const imageSchema = z.object({ RepoDigests: z.array(z.string()).nullish() });

export async function readDetails(deps: ContainerDeps, ref: ContainerRef): Promise<ContainerDetails> {
  return await handleOf(deps, ref, async (handle, live) => {
    const { docker, facts } = live;
    const answer: unknown = await handle.inspect();
    const inspected = inspectedSchema.parse(answer);
    // An image that is gone has no digest to tell.
    const image: unknown = await docker
      .getImage(inspected.Image)
      .inspect()
      .catch(() => ({}));
    const [digest] = imageSchema.parse(image).RepoDigests ?? [];
    const details = detailsOf(inspected, answer, digest?.split('@')[1], facts);
    const { Status: state, ExitCode: exitCode, Error: error } = inspected.State;
    if (!startFailed({ state, exitCode, error: error ?? undefined })) return details;
    return { ...details, startFailure: await readStartFailure(deps, live, ref, answer) };
  });
}

export async function readEnvironment(deps: ContainerDeps, ref: ContainerRef): Promise<EnvironmentEntry[]> {
  return await handleOf(deps, ref, async handle => {
    const { Config } = inspectedSchema.parse(await handle.inspect());
    return wholeEnvironment(Config.Env ?? []);
  });
}

export const readSizes = (deps: ContainerDeps, ref: ContainerRef): Promise<ContainerSizes> =>
  handleOf(deps, ref, sizesOf);

const sizesSchema = z.object({ SizeRw: z.number().nullish(), SizeRootFs: z.number().nullish() });

/** The engine walks the container's own files for it. */
export async function sizesOf(handle: Docker.Container): Promise<ContainerSizes> {
  // Its types know nothing of what it takes.
  const answer: unknown = await handle.inspect({ size: true } as object);
  const { SizeRw: writable, SizeRootFs: rootFs } = sizesSchema.parse(answer);
  // Without anything written, some engines leave the field out.
  return { writable: writable ?? 0, ...(rootFs && { rootFs }) };
}
