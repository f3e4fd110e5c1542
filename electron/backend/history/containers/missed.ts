import { z } from 'zod';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { isContainerActive } from '#shared/domain/containers/actions.ts';
import { instantOf } from '#shared/domain/containers/state.ts';
import { type LastRun, missedHappenings } from '#shared/domain/container-history/missed.ts';
import { engineStateSchema } from '#electron/docker/container-state.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import type { EngineEvent, LiveEngine } from '../../engines/ports.ts';
import { eachLimited } from '../../guests/each-limited.ts';
import type { ContainerHistory } from './container-history.ts';

/** Nobody waits for them. */
const READS_AT_ONCE = 2;

const inspectedSchema = z.object({
  State: z.object({
    Status: engineStateSchema,
    StartedAt: z.string(),
    FinishedAt: z.string(),
    ExitCode: z.number().int(),
    OOMKilled: z.boolean().nullish(),
  }),
});

interface Gap {
  /** Milliseconds since 1970, by the engine's clock. */
  readonly from: number;
  readonly to: number;
  /** What the engine remembers of the time after it. */
  readonly past: readonly EngineEvent[];
}

/** Says of each container that not all is known of it, and what its last run tells all the same. */
export async function writeGap(
  live: LiveEngine,
  history: ContainerHistory,
  containers: readonly ContainerRef[],
  { from, to, past }: Gap,
): Promise<void> {
  await eachLimited(containers, READS_AT_ONCE, async ref => {
    const run = await readLastRun(live, ref);
    if (run === undefined || live.gone.aborted) return;
    const told = past.some(
      ({ actor, action }) => actor.id === ref.id && (action === 'start' || action === 'die'),
    );
    for (const { at, happening } of told ? [] : missedHappenings(run, from, to))
      history.record(ref, happening, { at, id: `${at}.inspected` });
    history.record(ref, { ...words, from }, { at: to, id: `${to}.gap` });
  });
}

const words = {
  kind: 'gap',
  text: 'What happened to it meanwhile may not all be written down.',
  detail:
    'Innkeeper did not run, or was not connected. An engine remembers only its last 256 events, and none of before it was started itself.',
} as const;

/** Undefined: it is gone. */
async function readLastRun({ docker }: LiveEngine, { id }: ContainerRef): Promise<LastRun | undefined> {
  try {
    const { State } = inspectedSchema.parse(await docker.getContainer(id).inspect());
    const [startedAt, endedAt] = [instantOf(State.StartedAt), instantOf(State.FinishedAt)];
    return {
      runs: isContainerActive(State.Status) && State.Status !== 'restarting',
      ...(startedAt !== undefined && { startedAt }),
      ...(endedAt !== undefined && { endedAt }),
      exitCode: State.ExitCode,
      outOfMemory: State.OOMKilled === true,
    };
  } catch (error) {
    if (refusalOf(error)?.status === 404) return undefined;
    throw error;
  }
}
