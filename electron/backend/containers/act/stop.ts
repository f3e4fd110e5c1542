import { setTimeout as pause } from 'node:timers/promises';
import { refusalOf } from '#electron/docker/engine-error.ts';
import type { Container } from '#shared/contract/containers.ts';
import type { ContainerOrder } from '#shared/contract/container-work.ts';
import { isContainerActive } from '#shared/domain/containers/actions.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { fail } from '../../failures/fail.ts';
import type { Containers } from '../ports.ts';
import { alreadyIs } from './already-is.ts';
import { refusedSchema } from './inspected.ts';
import { letGoOn } from './let-go-on.ts';

/** Seconds that an engine waits unless the container or a person says otherwise. */
export const USUAL_GRACE = 10;
/** After the engine answered: its events are as good as there. */
const EVENTS_MS = 5000;
const SIGKILL = '9';
/** As shells count what a signal ended: 128, and its number. */
const KILLED = 137;

interface Stop {
  readonly live: LiveEngine;
  readonly containers: Containers;
  readonly container: Container;
  readonly order: ContainerOrder;
}

/** As the engine does it: asks, waits, kills. Resolves with the seconds after which it was killed, if it was. */
export async function stopOrKill({ live, containers, container, order }: Stop): Promise<number | undefined> {
  const signals: string[] = [];
  const begun = performance.now();
  const unlisten = live.onEvent(({ type, action, actor }) => {
    if (type === 'container' && action === 'kill' && actor.id === container.id)
      signals.push(actor.attributes['signal'] ?? '');
  });
  try {
    const options = order.timeout === undefined ? {} : { t: order.timeout };
    await letGoOn(live, container.id);
    await alreadyIs(live.docker.getContainer(container.id).stop(options));
    const ended = performance.now();
    // Events come in order: once it is known to have ended, its signals are.
    await ends(containers, container, AbortSignal.timeout(EVENTS_MS)).catch(() => undefined);
    // The first is the one that it is asked by, which may be SIGKILL too.
    const killed =
      signals.length > 1
        ? signals.at(-1) === SIGKILL
        : live.facts.product === 'podman' && (await wasKilled(live, container));
    return killed ? Math.round((ended - begun) / 1000) : undefined;
  } finally {
    unlisten();
  }
}

/** Asks, and waits; throws STOP_IGNORED when it goes on after that. */
export async function stopOrLeave({ live, containers, container, order }: Stop): Promise<void> {
  const handle = live.docker.getContainer(container.id);
  const { Config, State } = refusedSchema.parse(await handle.inspect());
  if (!isContainerActive(State.Status)) return;
  await letGoOn(live, container.id);
  await handle.kill({ signal: Config.StopSignal || 'SIGTERM' });
  const grace = order.timeout ?? USUAL_GRACE;
  const waiting = new AbortController();
  const over = pause(grace * 1000, undefined, { signal: waiting.signal }).then(
    () => 'over' as const,
    () => 'over' as const,
  );
  const ended = ends(containers, container, AbortSignal.any([waiting.signal, live.gone])).then(
    () => 'ended' as const,
  );
  try {
    if ((await Promise.race([ended, over])) === 'ended') return;
    throw fail('STOP_IGNORED', { name: container.name, seconds: String(grace) });
  } finally {
    ended.catch(() => undefined);
    waiting.abort();
  }
}

/** Podman tells of no signals, and asks by none that ends with this code unless a container was made so. */
async function wasKilled({ docker }: LiveEngine, { id }: Container): Promise<boolean> {
  const answer: unknown = await docker
    .getContainer(id)
    .inspect()
    .catch((error: unknown) => {
      if (refusalOf(error)?.status !== 404) throw error;
    });
  // It went with its end, as it was made to.
  if (answer === undefined) return false;
  const { Config, State } = refusedSchema.parse(answer);
  return State.ExitCode === KILLED && !/^(SIG)?KILL$|^9$/.test(Config.StopSignal ?? '');
}

const ends = (containers: Containers, container: Container, signal: AbortSignal) =>
  containers.until(container, now => now === undefined || !isContainerActive(now.state), signal);
