import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { ConnectionId } from '#shared/contract/values.ts';
import { useBrowsable } from '#renderer/api/host-options.ts';
import { FolderBrowser } from '#renderer/ui/folder-browser.tsx';
import { VolumePickerButton } from '#renderer/ui/volume-picker/volume-picker-button.tsx';
import styles from '../disks.module.css';
import { Labelled } from '#renderer/ui/labelled.tsx';

interface Props {
  connection: ConnectionId;
  label: string;
  /** `folder` or `image`. */
  picks: 'folder' | 'image';
  placeholder: string;
  value: string;
  problem: string | undefined;
  hint?: string;
  /** Other ways to choose it, beside the browser. */
  aside?: ReactNode;
  onChange: (path: string) => void;
}

/** A medium of the host, typed or picked from its pools; or a folder, looked for where the host is this computer. */
export function PathField(props: Props) {
  const { connection, label, picks, placeholder, value, problem, hint, aside, onChange } = props;
  const [browsing, setBrowsing] = useState(false);
  const browsable = useBrowsable(connection);
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {({ id, describedBy }) => (
        <div className={styles['beside']}>
          <TextField
            id={id}
            autoFocus
            value={value}
            placeholder={placeholder}
            error={problem !== undefined}
            onChange={event => onChange(event.target.value)}
            slotProps={{
              htmlInput: {
                'aria-describedby': describedBy,
                spellCheck: false,
                autoComplete: 'off',
              },
            }}
          />
          {picks === 'image' && (
            <VolumePickerButton connection={connection} what="medium" wanted="medium" onPick={onChange} />
          )}
          {picks === 'folder' && browsable && <Button onClick={() => setBrowsing(true)}>Browse…</Button>}
          {aside}
          {browsing && (
            <FolderBrowser
              connection={connection}
              what="folder"
              picksFolder
              onPick={path => {
                onChange(path);
                setBrowsing(false);
              }}
              onClose={() => setBrowsing(false)}
            />
          )}
        </div>
      )}
    </Labelled>
  );
}
