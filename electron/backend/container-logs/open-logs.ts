import type { Readable } from 'node:stream';
import { z } from 'zod';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { streamCall } from '#electron/docker/stream-call.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { LogQuery } from '#shared/contract/container-logs.ts';
import type { EngineFacts } from '#shared/contract/engines.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { fail } from '../failures/fail.ts';

const inspectedSchema = z.object({
  Name: z.string(),
  Config: z.object({ Tty: z.boolean() }),
  HostConfig: z.object({ LogConfig: z.object({ Type: z.string() }) }),
});

/** Not Implemented: the driver gives nothing back, and the engine keeps no copy of its own. */
const NO_READING = 501;

export interface OpenedLogs {
  readonly name: string;
  /** Bytes as the program's terminal got them; else frames of two streams. */
  readonly tty: boolean;
  readonly stream: Readable;
}

/** Opens a container's log, with a stamp before each line. Throws UNSUPPORTED where its driver cannot be read. */
export async function openLogs(
  deps: ContainerDeps,
  { engine, id }: ContainerRef,
  { streams, tail, since, until }: LogQuery,
  follow: boolean,
  signal?: AbortSignal,
): Promise<OpenedLogs> {
  const { docker, facts } = deps.engines.require(engine);
  const { Name, Config, HostConfig } = inspectedSchema.parse(await docker.getContainer(id).inspect());
  const name = Name.replace(/^\//, '');
  const driver = HostConfig.LogConfig.Type;
  const query = {
    stdout: streams !== 'stderr',
    stderr: streams !== 'stdout',
    timestamps: true,
    follow,
    tail: tail ?? 'all',
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
  try {
    return {
      name,
      tty: Config.Tty,
      stream: await streamCall(docker, `/containers/${id}/logs`, query, signal),
    };
  } catch (error) {
    const refusal = refusalOf(error);
    // Podman calls it an error of its own.
    if (refusal?.status === NO_READING || (refusal && driver === 'none'))
      throw unreadable(name, driver, facts);
    throw error;
  }
}

function unreadable(name: string, driver: string, { product }: EngineFacts) {
  const readable = product === 'podman' ? 'k8s-file' : 'local';
  const none = driver === 'none';
  return fail('UNSUPPORTED', {
    what: `The log of “${name}” cannot be read here.`,
    reason: none
      ? 'It was made with the log driver “none”: what it prints is kept nowhere.'
      : `Its log driver “${driver}” sends the lines away, and the engine keeps no copy.`,
    remedy: none
      ? `Attach to see what it prints from now on, or make the container again with the driver “${readable}”.`
      : `Look where “${driver}” sends them, or make the container again with the driver “${readable}”.`,
  });
}
