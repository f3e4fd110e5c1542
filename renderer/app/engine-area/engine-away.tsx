import Button from '@mui/material/Button';
import { api } from '#renderer/api/client.ts';
import { connectionWords } from '#renderer/app/frame/connection-look.tsx';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Engine } from '#shared/contract/engines.ts';

/** Why an engine does not answer, whether what is shown is old, and how to try again. */
export function EngineAway({ engine: { id, label, state, failure, facts } }: { engine: Engine }) {
  if (state === 'connecting') return <Attention tone="info" what={`Reaching ${label}…`} />;
  const again = (
    <Button onClick={() => void api.engines.retry({ id }).catch(notifyFailure)}>
      {state === 'off' ? 'Connect' : 'Try now'}
    </Button>
  );
  if (facts === undefined && failure !== undefined) return <FailureNote failure={failure} action={again} />;
  return (
    <Attention
      what={state === 'off' ? `${label} is ${connectionWords.off}.` : `${label} does not answer now.`}
      why={
        facts === undefined
          ? 'Nothing is known of it yet.'
          : 'You see the last that was known. Nothing can be changed until it is back.'
      }
      action={again}
    />
  );
}
