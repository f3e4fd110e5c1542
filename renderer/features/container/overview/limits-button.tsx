import Button from '@mui/material/Button';
import type { Container } from '#shared/contract/containers.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import { useEngineAway } from '#renderer/app/container-actions/reach.ts';
import { openOverlay } from '#renderer/app/overlays.ts';

/** To what it is held to. */
export function LimitsButton({ container }: { container: Container }) {
  const away = useEngineAway(container.engine);
  return (
    <Button
      disabled={away !== undefined}
      onClick={() => openOverlay({ kind: 'container-limits', container: containerKey(container) })}
    >
      Limits…
    </Button>
  );
}
