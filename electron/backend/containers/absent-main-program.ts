import { z } from 'zod';
import type { ContainerId } from '#shared/contract/containers.ts';
import { inspectContainer, isProgramInside } from '../container-shells/surroundings.ts';
import type { LiveEngine } from '../engines/ports.ts';

/** What shells, and the engine after them, end with: not to be run, and not found (POSIX 2.8.2). */
const NOT_RUN = new Set([126, 127]);

const stateSchema = z.object({ Path: z.string(), State: z.object({ ExitCode: z.number() }) });

/** The main program of a container that did not start, if that is not there or cannot be run. */
export async function absentMainProgram(live: LiveEngine, id: ContainerId): Promise<string | undefined> {
  const answer: unknown = await live.docker.getContainer(id).inspect();
  const { Path: program, State } = stateSchema.parse(answer);
  if (NOT_RUN.has(State.ExitCode)) return program;
  // Podman leaves the code at 0.
  if (live.facts.product !== 'podman') return undefined;
  return (await isProgramInside(live, id, await inspectContainer(live, id), program)) ? undefined : program;
}
