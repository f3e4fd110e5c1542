import { useState } from 'react';
import { setSecretValue } from '#renderer/api/secrets.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { type Secret, secretUsageSchema } from '#shared/contract/secrets.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { ValueField, valueOf } from './value-field.tsx';

/** Another value for a secret that there is. */
export function SetValueDialog({
  connection,
  secret,
  onClose,
}: {
  connection: ConnectionId;
  secret: Secret;
  onClose: () => void;
}) {
  const [typed, setTyped] = useState('');
  const known = secretUsageSchema.safeParse(secret.usageType);
  const usageType = known.success ? known.data : 'none';
  const value = valueOf(usageType, typed);
  return (
    <FormDialog
      title={`New value for ${secret.usage === '' ? secret.uuid : secret.usage}`}
      confirm="Keep it"
      ready={value !== undefined}
      onClose={onClose}
      onSubmit={async () => {
        if (value) await setSecretValue(connection, secret.uuid, value);
        onClose();
      }}
    >
      {secret.value !== 'missing' && (
        <Attention
          what="The value it has now is lost."
          why={
            usageType === 'volume'
              ? 'The passphrase of the disk itself does not change: with another value here it cannot be opened.'
              : 'What uses it takes the new one the next time it starts.'
          }
        />
      )}
      <ValueField usageType={usageType} typed={typed} onChange={setTyped} />
    </FormDialog>
  );
}
