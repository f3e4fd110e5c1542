import Button from '@mui/material/Button';
import { useState } from 'react';
import { deleteSecretWays, useSecrets } from '#renderer/api/secrets.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import type { Secret } from '#shared/contract/secrets.ts';
import { NewSecretDialog } from './new-secret-dialog.tsx';
import { SecretTable } from './secret-table.tsx';
import { SetValueDialog } from './set-value-dialog.tsx';
import styles from './secrets.module.css';

type Asked = { readonly what: 'value' | 'delete'; readonly secret: Secret } | 'new';

/** What libvirt keeps for logging in to storage and for opening disks. Values go in and are never shown. */
export default function SecretsTab() {
  const { connection } = usePlace();
  const { secrets, failure, again } = useSecrets(connection);
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const make = (
    <Button variant="contained" color="primary" onClick={() => setAsked('new')}>
      New secret…
    </Button>
  );
  return (
    <div className={styles['page']}>
      {failure && <FailureNote failure={failure} action={<Button onClick={again}>Try again</Button>} />}
      {!secrets && !failure && <div role="status" aria-busy="true" aria-label="Looking at secrets" />}
      {secrets?.length === 0 && (
        <EmptyState title="libvirt keeps no secrets here" action={make}>
          Logins for iSCSI and Ceph, passphrases of encrypted disks and of TPMs are kept by libvirt on the
          host, so that they stand in no document.
        </EmptyState>
      )}
      {secrets && secrets.length > 0 && (
        <>
          <Toolbar label="Secrets">
            <span className={styles['muted']}>Values are kept on the host, and never shown again.</span>
            <span className={styles['gap']} />
            {make}
          </Toolbar>
          <SecretTable secrets={secrets} onAsk={(what, secret) => setAsked({ what, secret })} />
        </>
      )}
      {asked === 'new' && <NewSecretDialog connection={connection} onMade={close} onClose={close} />}
      {typeof asked === 'object' && asked.what === 'value' && (
        <SetValueDialog connection={connection} secret={asked.secret} onClose={close} />
      )}
      {typeof asked === 'object' && asked.what === 'delete' && (
        <PlanDialog
          title="Delete a secret"
          guestName={asked.secret.usage === '' ? asked.secret.uuid : asked.secret.usage}
          action={{ uuid: asked.secret.uuid }}
          {...deleteSecretWays(connection)}
          confirm="Delete"
          onClose={close}
        />
      )}
    </div>
  );
}
