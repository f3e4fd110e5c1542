import Button from '@mui/material/Button';
import { Suspense, useState } from 'react';
import { useBrowsable } from '#renderer/api/host-options.ts';
import { lazy } from '../lazy.ts';
import type { VolumePickerProps } from './volume-picker.tsx';

const VolumePicker = lazy(() => import('./volume-picker.tsx'));

type Props = Omit<VolumePickerProps, 'browsable' | 'onClose'> & { disabled?: boolean };

/** Opens the pools of a host, and its folders where it is this computer, to pick a file. */
export function VolumePickerButton({ disabled = false, onPick, ...props }: Props) {
  const [open, setOpen] = useState(false);
  const browsable = useBrowsable(props.connection);
  return (
    <>
      <Button disabled={disabled} onClick={() => setOpen(true)}>
        Browse…
      </Button>
      {open && (
        <Suspense fallback={null}>
          <VolumePicker
            {...props}
            browsable={browsable}
            onPick={path => {
              setOpen(false);
              onPick(path);
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
