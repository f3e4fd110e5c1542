import { refusalOf } from '#electron/docker/engine-error.ts';
import type { ContainerOrder } from '#shared/contract/container-work.ts';
import type { Container, ContainerState } from '#shared/contract/containers.ts';
import type { EngineFacts } from '#shared/contract/engines.ts';
import { isContainerActionPossible } from '#shared/domain/containers/actions.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { fail } from '../../failures/fail.ts';
import type { Containers } from '../ports.ts';
import { alreadyIs } from './already-is.ts';
import { refusedSchema } from './inspected.ts';
import { stopOrKill, stopOrLeave } from './stop.ts';
import { whyNotStarted } from './why-not-started.ts';

interface Deps {
  readonly live: LiveEngine;
  readonly containers: Containers;
}

/** The engine restarts also what has ended. */
const startable: ReadonlySet<ContainerState> = new Set(['created', 'exited', 'running', 'restarting']);

/** Does one thing to one container. Throws why it could not be done, as far as that can be seen. */
export async function carryOut(
  { live, containers }: Deps,
  container: Container,
  order: ContainerOrder,
): Promise<{ killedAfter?: number }> {
  const handle = live.docker.getContainer(container.id);
  const { action, timeout, signal = 'SIGKILL', ifIgnored = 'kill' } = order;
  const grace = timeout === undefined ? {} : { t: timeout };
  const stop = { live, containers, container, order };
  try {
    if (action === 'start') await alreadyIs(handle.start());
    else if (action === 'restart') await handle.restart(grace);
    else if (action === 'pause') await handle.pause();
    else if (action === 'resume') await handle.unpause();
    else if (action === 'kill') await handle.kill({ signal });
    else if (ifIgnored === 'leave') await stopOrLeave(stop);
    else {
      const killedAfter = await stopOrKill(stop);
      return killedAfter === undefined ? {} : { killedAfter };
    }
    return {};
  } catch (error) {
    throw (await seen(live, container, order, error)) ?? error;
  }
}

/** What is to be seen of a refused container; the engine's own words are kept beside it. */
async function seen(live: LiveEngine, container: Container, order: ContainerOrder, error: unknown) {
  const refusal = refusalOf(error);
  if (refusal === undefined || live.gone.aborted) return undefined;
  const { id, name } = container;
  const answer: unknown = await live.docker
    .getContainer(id)
    .inspect()
    .catch(() => undefined);
  const inspected = refusedSchema.safeParse(answer);
  if (!inspected.success) return undefined;
  const state = inspected.data.State.Status;
  const starts = order.action === 'start' || order.action === 'restart';
  const possible = starts ? startable.has(state) : isContainerActionPossible(order.action, state);
  if (!possible) return fail('STATE_INVALID', { name, state }, refusal.words);
  if (order.action === 'pause' && cannotPause(live.facts)) return pauseUnsupported(live.label, refusal.words);
  if (!starts) return undefined;
  const why = await whyNotStarted({ live, id, name, inspected: inspected.data });
  return why && fail(why.failure.code, { ...why.failure.params, name }, refusal.words);
}

/** Without root and with version 1 of cgroups, Podman gives a container no cgroup, and so has nothing to freeze it by. */
const cannotPause = ({ product, rootless, cgroupVersion }: EngineFacts): boolean =>
  product === 'podman' && rootless && cgroupVersion === '1';

const pauseUnsupported = (engine: string, words: string) =>
  fail(
    'UNSUPPORTED',
    {
      what: `${engine} cannot pause containers.`,
      reason: 'It runs without root on a host with version 1 of control groups.',
      remedy: 'Start the host with version 2 (systemd.unified_cgroup_hierarchy=1), or stop the container.',
    },
    words,
  );
