import type { Container } from '#shared/contract/containers.ts';
import { containerLook } from '#renderer/app/container-actions/looks.ts';
import { useEngineAway } from '#renderer/app/container-actions/reach.ts';
import { formatDuration } from '#renderer/ui/format.ts';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import { useNow } from '#renderer/ui/use-now.ts';

/** Before that, seconds would have to be counted for all to see. */
const aMinute = 60_000;

/** The container's state, and for how long it has been in it. */
export function ContainerPill({ container }: { container: Container }) {
  const now = useNow(15_000);
  const { label, look, tone } = containerLook(container);
  if (useEngineAway(container.engine) !== undefined) {
    return (
      <StatusPill tone="off" look={look}>
        Was {label.toLowerCase()}
      </StatusPill>
    );
  }
  const forMs = container.since === undefined ? 0 : now - container.since;
  return (
    <StatusPill tone={tone} look={look}>
      {label}
      {forMs >= aMinute && ` · ${formatDuration(forMs)}`}
    </StatusPill>
  );
}
