import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { toFailure } from '#renderer/api/failure.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { Attention } from '../attention.tsx';
import { CopyText } from '../copy-text.tsx';
import { FailureNote } from '../failure-note.tsx';
import type { HostWork } from './host-work.ts';
import { saveText } from './save-text.ts';
import styles from './host-change.module.css';

/** For hosts where Innkeeper cannot become root: a script that a person runs there. */
export function ScriptWay({ work }: { work: HostWork }) {
  const host = useConnections(({ byId }) => byId.get(work.connection)?.label ?? 'that host');
  const { data, error } = useQuery({
    queryKey: ['host-changes', work.connection, 'script', ...work.key],
    queryFn: () => work.script(),
  });
  return (
    <div className={styles['root']}>
      <Attention
        tone="info"
        what={`Innkeeper cannot become root on ${host}.`}
        why="You can: a script holds the helper and this very plan. Save it, bring it there, and run it."
      />
      {error !== null && <FailureNote failure={toFailure(error)} />}
      {data && (
        <>
          <ol>
            <li>
              To see again what it would do:{' '}
              <CopyText text={`bash ${data.name} dry-run`} what="the dry run" />
            </li>
            <li>
              To do it: <CopyText text={`sudo bash ${data.name} ${work.verb}`} what="the command" />
            </li>
            {work.verb === 'apply' && (
              <li>
                To take it back: <CopyText text={`sudo bash ${data.name} undo`} what="the way back" />
              </li>
            )}
          </ol>
          <div className={styles['rootButtons']}>
            <Button variant="contained" color="primary" onClick={() => saveText(data.name, data.text)}>
              Save the script…
            </Button>
            <Button onClick={() => void navigator.clipboard.writeText(data.text)}>Copy the script</Button>
          </div>
        </>
      )}
    </div>
  );
}
