import RefreshIcon from '@mui/icons-material/RefreshOutlined';
import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { HostCheck } from '#shared/contract/host-check.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { FailureNote } from '../failure-note.tsx';
import { HostChangeDialog } from '../host-change/host-change-dialog.tsx';
import { byUrgency } from './check-looks.ts';
import styles from './check-page.module.css';
import { CheckRow } from './check-row.tsx';

interface Props {
  connection: ConnectionId;
  /** The question that the checks answer. */
  title: string;
  /** The answer in a sentence, or what is being done as long as there are no checks. */
  summary: string;
  checks: readonly HostCheck[] | undefined;
  failure: Failure | undefined;
  checking: boolean;
  again: () => void;
  /** The check that was asked for by its address. */
  item: string | undefined;
  /** What else can be done, beside “Check again”. */
  aside?: ReactNode;
}

/** A page of checks of a host, what stands in the way first, and the dialogs of their remedies. */
export function CheckPage(props: Props) {
  const { connection, title, summary, checks, failure, checking, again, item, aside } = props;
  const [fixing, setFixing] = useState<HostCheck>();
  const remedy = fixing?.remedy;
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <h2>{title}</h2>
        <div className={styles['aside']}>
          {aside}
          <Button startIcon={<RefreshIcon />} disabled={checking} onClick={again}>
            {checking ? 'Checking…' : 'Check again'}
          </Button>
        </div>
        {checks && <p>{summary}</p>}
      </header>
      {failure && <FailureNote failure={failure} action={<Button onClick={again}>Try again</Button>} />}
      {!checks && !failure && <p role="status">{summary}</p>}
      {checks && (
        <ul className={styles['checks']} aria-busy={checking} aria-label="Checks">
          {byUrgency(checks).map(check => (
            <CheckRow
              key={check.id}
              check={check}
              connection={connection}
              opened={check.id === item}
              onSteps={() => setFixing(check)}
            />
          ))}
        </ul>
      )}
      {remedy?.kind === 'steps' && (
        <HostChangeDialog
          connection={connection}
          title={remedy.title}
          steps={remedy.steps}
          onClose={() => setFixing(undefined)}
          onDone={again}
        >
          <p>{fixing?.why}</p>
        </HostChangeDialog>
      )}
    </div>
  );
}
