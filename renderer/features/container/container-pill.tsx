import type { Container } from '#shared/contract/containers.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import { containerLook } from '#renderer/app/container-actions/looks.ts';
import { useContainerWords } from '#renderer/app/container-actions/container-state.tsx';
import { useContainerPending } from '#renderer/app/container-actions/pending.ts';
import { useEngineAway } from '#renderer/app/container-actions/reach.ts';
import { StatePill } from '#renderer/app/side-panel/state-pill.tsx';

/** The container's state, and for how long it has been in it. */
export function ContainerPill({ container }: { container: Container }) {
  const words = useContainerWords(container);
  const pending = useContainerPending(containerKey(container)) !== undefined;
  const away = useEngineAway(container.engine) !== undefined;
  const { look, tone } = containerLook(container);
  return (
    <StatePill words={words} look={look} tone={tone} since={container.since} pending={pending} away={away} />
  );
}
