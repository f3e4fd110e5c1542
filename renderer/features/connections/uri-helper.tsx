import { zodResolver } from '@hookform/resolvers/zod';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useEffect, useEffectEvent } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import styles from './uri-helper.module.css';
import { buildUri, sshFormSchema, type SshForm } from './uri-form.ts';

const empty: SshForm = { host: '', user: '', port: '', keyfile: '', daemon: 'system' };

/** A host reached over ssh, field by field. Reports the URI, or '' while the fields make none. */
export function UriHelper({ onUri }: { onUri: (uri: string) => void }) {
  const { control } = useForm<SshForm>({
    defaultValues: empty,
    resolver: zodResolver(sshFormSchema),
    mode: 'onTouched',
  });
  const values = useWatch({ control });
  const parsed = sshFormSchema.safeParse(values);
  const uri = parsed.success ? buildUri(parsed.data) : '';
  const report = useEffectEvent(onUri);
  useEffect(() => report(uri), [uri]);

  const text = (name: Exclude<keyof SshForm, 'daemon'>, label: string, hint: string) => (
    <Controller
      name={name}
      control={control}
      render={({ field: { ref, ...field }, fieldState: { error } }) => (
        <TextField
          {...field}
          inputRef={ref}
          label={label}
          error={error !== undefined}
          helperText={error?.message ?? hint}
          slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' } }}
        />
      )}
    />
  );
  return (
    <div className={styles['fields']}>
      {text('host', 'Host', 'A name or address, or a Host of your ssh config.')}
      {text('user', 'User (optional)', 'Who logs in there. Needs access to libvirt.')}
      {text('port', 'Port (optional)', 'Of ssh; 22 unless your ssh config says otherwise.')}
      {text('keyfile', 'Key file (optional)', 'Without one, ssh uses your agent and config.')}
      <Controller
        name="daemon"
        control={control}
        render={({ field: { ref, ...field } }) => (
          <TextField
            {...field}
            select
            inputRef={ref}
            label="Whose guests"
            helperText={
              values.daemon === 'session'
                ? 'Only those of that user; no networks of the host.'
                : 'Those of the whole host.'
            }
          >
            <MenuItem value="system">The host’s (system)</MenuItem>
            <MenuItem value="session">The user’s own (session)</MenuItem>
          </TextField>
        )}
      />
    </div>
  );
}
