import Button from '@mui/material/Button';
import { api } from '#renderer/api/client.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';

/** What is wrong with the person's Docker configuration; nothing while it can be read. */
export function ConfigurationNote() {
  const failure = useEngines(({ configuration }) => configuration);
  if (failure === undefined) return null;
  const again = () => void api.engines.look({}).catch(notifyFailure);
  return <FailureNote failure={failure} action={<Button onClick={again}>Read it again</Button>} />;
}
