import type { Container } from '#shared/contract/containers.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import { containerLook, pendingLabels } from './looks.ts';
import { useContainerPending } from './pending.ts';
import { useEngineAway } from './reach.ts';

/** The container's state as a shape; turning while something was asked for and is not done. */
export function ContainerStateIcon({ container }: { container: Container }) {
  const pending = useContainerPending(containerKey(container));
  return <StateIcon look={pending ? 'busy' : containerLook(container).look} />;
}

/** The container's state in words, or what is being done about it; in the past tense while nobody can tell. */
export function useContainerWords(container: Container): string {
  const pending = useContainerPending(containerKey(container));
  const away = useEngineAway(container.engine);
  const { label } = containerLook(container);
  if (away !== undefined) return `Was ${label.toLowerCase()}`;
  return pending ? pendingLabels[pending.action] : label;
}
