import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { Suspense, useState } from 'react';
import { lazy } from './lazy.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { useBrowsable } from '#renderer/api/host-options.ts';
import styles from './place-field.module.css';

const FolderBrowser = lazy(async () => ({
  default: (await import('#renderer/ui/folder-browser.tsx')).FolderBrowser,
}));

interface Props {
  /** Of the host that it is for; left out where that is no host of libvirt. */
  connection?: ConnectionId | undefined;
  label: string;
  value: string;
  problem: string | undefined;
  hint?: string | undefined;
  autoFocus?: boolean;
  onChange: (path: string) => void;
  /** A folder was picked, or an image; left out: it is taken as it is. */
  onPick?: (path: string) => void;
  /** What is looked for: a folder unless said. */
  picks?: 'folder' | 'image' | 'file';
}

/** A path on this computer: typed, or looked for where the host is this computer. */
export function PlaceField({
  connection,
  label,
  value,
  problem,
  hint,
  autoFocus = false,
  onChange,
  onPick = onChange,
  picks = 'folder',
}: Props) {
  const [picking, setPicking] = useState(false);
  const browsable = useBrowsable(connection);
  return (
    <div className={styles['place']}>
      <TextField
        fullWidth
        label={label}
        value={value}
        autoFocus={autoFocus}
        error={problem !== undefined}
        helperText={problem ?? hint}
        slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' } }}
        onChange={event => onChange(event.target.value)}
      />
      {browsable && <Button onClick={() => setPicking(true)}>Browse…</Button>}
      {picking && (
        <Suspense fallback={null}>
          <FolderBrowser
            connection={connection}
            what={picks}
            picksFolder={picks === 'folder'}
            anyFile={picks === 'file'}
            onPick={path => {
              setPicking(false);
              onPick(path);
            }}
            onClose={() => setPicking(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
