import type Docker from 'dockerode';
import type { EngineEvent } from './ports.ts';

/**
 * Of some events the engine's lists know only a moment later: a container that came into a network is told of before it
 * is written down, still under the container's lock (moby: daemon/container_operations.go). An inspect waits for that
 * lock. Undefined where the lists know at once; never rejects.
 */
export function untilListsKnow(
  { type, action, actor }: EngineEvent,
  docker: Pick<Docker, 'getContainer'>,
): Promise<void> | undefined {
  const container = actor.attributes['container'];
  if (type !== 'network' || !/^(dis)?connect$/.test(action) || container === undefined) return undefined;
  // It may be gone by now: then there is nothing to wait for.
  return docker
    .getContainer(container)
    .inspect()
    .then(
      () => undefined,
      () => undefined,
    );
}
