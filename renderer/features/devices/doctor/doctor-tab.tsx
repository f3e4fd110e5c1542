import RefreshIcon from '@mui/icons-material/RefreshOutlined';
import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { useDoctor } from '#renderer/api/devices.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { HostChangeDialog } from '#renderer/ui/host-change/host-change-dialog.tsx';
import { saveText } from '#renderer/ui/host-change/save-text.ts';
import type { DoctorCheck } from '#shared/contract/devices.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { byUrgency } from '#renderer/ui/check-list/check-looks.ts';
import { CheckRow } from '#renderer/ui/check-list/check-row.tsx';
import { diagnosis } from '../model/checks.ts';
import { NoMap } from '../no-map.tsx';
import { usePlace } from '#renderer/app/host-area/place.ts';
import styles from './doctor.module.css';

/** Whether the host is ready to give devices to guests: each check with its reason and its remedy. */
export default function DoctorTab() {
  const { connection, item } = usePlace();
  const { checks, failure, checking, again } = useDoctor(connection);
  const [fixing, setFixing] = useState<DoctorCheck>();
  if (checks === undefined) return <NoMap connection={connection} failure={failure} again={again} />;
  const remedy = fixing?.remedy;
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <h2>Is this host ready?</h2>
        <div className={styles['aside']}>
          <RecordButton connection={connection} />
          <Button startIcon={<RefreshIcon />} disabled={checking} onClick={again}>
            {checking ? 'Checking…' : 'Check again'}
          </Button>
        </div>
        <p>{diagnosis(checks)}</p>
      </header>
      {failure && <FailureNote failure={failure} />}
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
      {remedy?.kind === 'steps' && (
        <HostChangeDialog
          connection={connection}
          title={remedy.title}
          steps={remedy.steps}
          onClose={() => setFixing(undefined)}
        >
          <p>{fixing?.why}</p>
        </HostChangeDialog>
      )}
    </div>
  );
}

/** What all of this was told by, as a file for those who are asked for help. */
function RecordButton({ connection }: { connection: ConnectionId }) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { name, text } = await api.devices.record({ connection });
      saveText(name, text);
    } catch (error) {
      notifyFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      startIcon={<SaveIcon />}
      disabled={busy}
      title="All that was read of this host, without serial numbers and MAC addresses, to send to those who help"
      onClick={() => void save()}
    >
      Save a record
    </Button>
  );
}
