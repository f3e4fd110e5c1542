import { scalarText } from '#shared/domain/hardware/scalar-text.ts';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useHostOptions } from '#renderer/api/host-options.ts';
import { FolderBrowser } from '#renderer/ui/folder-browser.tsx';
import { ImageList } from '#renderer/ui/image-list.tsx';
import { useForm } from '../form/form-model.ts';
import { TextInput } from '../form/inputs/text-input.tsx';
import type { InputProps } from '../form/inputs/input-props.ts';
import styles from './own.module.css';

/** An image file on the host: typed, picked from the pools, or browsed for where the host is this computer. */
export function ImageInput(props: InputProps) {
  const { field, value, disabled, onChange } = props;
  const { guest, values } = useForm();
  const [picking, setPicking] = useState<'pools' | 'folders'>();
  const title = useId();
  const options = useHostOptions(guest.connection);
  const drive = values['device'] === 'cdrom';
  const what = drive ? 'ISO file' : 'disk image';
  const images = (options?.images ?? []).filter(({ format }) => (format === 'iso') === drive);
  const pick = (path: string) => {
    onChange(path);
    setPicking(undefined);
  };
  return (
    <div className={styles['beside']}>
      <TextInput
        {...props}
        input={{ kind: 'text', placeholder: drive ? 'The drive is empty' : '/path/of.qcow2' }}
        values={{}}
      />
      {images.length > 0 && (
        <Button disabled={disabled} onClick={() => setPicking('pools')}>
          From pools…
        </Button>
      )}
      {options?.browsable === true && (
        <Button disabled={disabled} onClick={() => setPicking('folders')}>
          Browse…
        </Button>
      )}
      {picking === 'folders' && (
        <FolderBrowser
          connection={guest.connection}
          what={what}
          onPick={pick}
          onClose={() => setPicking(undefined)}
        />
      )}
      {picking === 'pools' && (
        <Dialog open onClose={() => setPicking(undefined)} maxWidth="sm" fullWidth aria-labelledby={title}>
          <DialogTitle id={title}>{field.label}</DialogTitle>
          <DialogContent>
            <ImageList images={images} chosen={scalarText(value)} what={what} onPick={pick} />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setPicking(undefined)}>Cancel</Button>
          </DialogActions>
        </Dialog>
      )}
    </div>
  );
}
