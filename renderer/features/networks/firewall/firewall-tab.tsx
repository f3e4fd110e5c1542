import RefreshIcon from '@mui/icons-material/RefreshOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useFirewall } from '#renderer/api/forwards.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { byUrgency } from '#renderer/ui/check-list/check-looks.ts';
import { CheckRow } from '#renderer/ui/check-list/check-row.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { HostChangeDialog } from '#renderer/ui/host-change/host-change-dialog.tsx';
import type { FirewallCheck } from '#shared/contract/firewall.ts';
import styles from './firewall-tab.module.css';

/** What of the host's firewalls keeps guests from the network, and the way out of it. */
export default function FirewallTab() {
  const { connection, item } = usePlace();
  const { checks, rules, failure, checking, again } = useFirewall(connection);
  const [fixing, setFixing] = useState<FirewallCheck>();
  const remedy = fixing?.remedy;
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <h2>Do guests get through?</h2>
        <Button startIcon={<RefreshIcon />} disabled={checking} onClick={again}>
          {checking ? 'Checking…' : 'Check again'}
        </Button>
        {checks && <p>{summary(checks, rules)}</p>}
      </header>
      {failure && <FailureNote failure={failure} action={<Button onClick={again}>Try again</Button>} />}
      {!checks && !failure && <p role="status">Looking at the host’s firewalls…</p>}
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

function summary(checks: readonly FirewallCheck[], rules: boolean): string {
  const problems = checks.filter(({ verdict }) => verdict === 'problem').length;
  const seen = rules ? '' : ' The rules themselves only root may read: files and services told this.';
  if (problems === 1) return `One thing stops guests. It comes first, with its remedy.${seen}`;
  if (problems > 1) return `${problems} things stop guests. They come first, each with its remedy.${seen}`;
  return `Nothing was found that stops guests.${seen}`;
}
