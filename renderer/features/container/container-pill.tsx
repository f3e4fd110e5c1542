import type { Container } from '#shared/contract/containers.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import { containerLook } from '#renderer/app/container-actions/looks.ts';
import { useContainerWords } from '#renderer/app/container-actions/container-state.tsx';
import { useContainerPending } from '#renderer/app/container-actions/pending.ts';
import { useEngineAway } from '#renderer/app/container-actions/reach.ts';
import { formatDuration } from '#renderer/ui/format.ts';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import { useNow } from '#renderer/ui/use-now.ts';

/** Before that, seconds would have to be counted for all to see. */
const aMinute = 60_000;

/** The container's state, and for how long it has been in it. */
export function ContainerPill({ container }: { container: Container }) {
  const now = useNow(15_000);
  const words = useContainerWords(container);
  const pending = useContainerPending(containerKey(container)) !== undefined;
  const away = useEngineAway(container.engine) !== undefined;
  const { look, tone } = containerLook(container);
  const forMs = container.since === undefined ? 0 : now - container.since;
  if (away) {
    return (
      <StatusPill tone="off" look={look}>
        {words}
      </StatusPill>
    );
  }
  return (
    <StatusPill tone={pending ? 'accent' : tone} look={pending ? 'busy' : look}>
      {words}
      {!pending && forMs >= aMinute && ` · ${formatDuration(forMs)}`}
    </StatusPill>
  );
}
