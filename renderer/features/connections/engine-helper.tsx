import TextField from '@mui/material/TextField';
import { type ReactNode, useState } from 'react';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { buildEngineAddress, type EngineForm, takeApart } from './engine-form.ts';
import styles from './uri-helper.module.css';

interface Props {
  form: EngineForm;
  onChange: (form: EngineForm) => void;
}

/** Where an engine is, field by field: over ssh, over TCP with TLS, or a socket of this computer. */
export function EngineHelper({ form, onChange }: Props) {
  const [left, setLeft] = useState(false);
  const built = buildEngineAddress(form);
  const problem = left && 'problem' in built ? built.problem : undefined;
  const field = (name: Exclude<keyof EngineForm, 'kind'>, label: string, hint: ReactNode, shows = false) => (
    <TextField
      label={label}
      value={form[name]}
      error={shows && problem !== undefined}
      helperText={(shows ? problem : undefined) ?? hint}
      slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' } }}
      onPaste={event => {
        const apart = takeApart(form, event.clipboardData.getData('text'));
        if (apart === undefined) return;
        event.preventDefault();
        onChange(apart);
      }}
      onBlur={() => {
        setLeft(true);
        const apart = takeApart(form, form[name]);
        if (apart) onChange(apart);
      }}
      onChange={({ target }) => onChange({ ...form, [name]: target.value })}
    />
  );
  return (
    <>
      <Segmented
        label="How it is reached"
        value={form.kind}
        choices={[
          { value: 'ssh', label: 'Over ssh' },
          { value: 'tcp', label: 'Over TCP with TLS' },
          { value: 'unix', label: 'By a socket here' },
        ]}
        onChange={kind => {
          setLeft(false);
          onChange({ ...form, kind });
        }}
      />
      <div className={styles['fields']}>
        {form.kind !== 'unix' && field('host', 'Host', 'A name or address.', true)}
        {form.kind === 'ssh' &&
          field('user', 'User (optional)', 'Who logs in there. Needs access to Docker.')}
        {form.kind !== 'unix' &&
          field('port', 'Port (optional)', form.kind === 'ssh' ? 'Of ssh.' : '2376 with TLS, 2375 without.')}
        {form.kind === 'tcp' &&
          field(
            'certificates',
            'Folder with certificates',
            'ca.pem, cert.pem and key.pem. Without TLS whoever reaches the port is root over there.',
          )}
        {form.kind === 'unix' &&
          field('path', 'Socket', 'Its whole path, such as /run/podman/podman.sock.', true)}
      </div>
    </>
  );
}
