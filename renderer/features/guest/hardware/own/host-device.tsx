import { scalarText } from '#shared/domain/hardware/scalar-text.ts';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import type { GuestHostDevice } from '#shared/contract/create/host-device.ts';
import type { HostDeviceOption } from '#shared/contract/create/options.ts';
import { useHostOptions } from '#renderer/api/host-options.ts';
import { claims, claimText } from '#renderer/ui/device-picker/device-key.ts';
import { DevicePicker } from '#renderer/ui/device-picker/device-picker.tsx';
import { useForm } from '../form/form-model.ts';
import type { InputProps } from '../form/inputs/input-props.ts';
import { claimFrom, valuesFor } from './host-device-values.ts';
import styles from './own.module.css';

/** A device of the host that the guest has for itself, picked from those that there are, with its verdict. */
export function HostDevice({ field, disabled }: InputProps) {
  const { guest, values, set } = useForm();
  const title = useId();
  const [picking, setPicking] = useState(false);
  const options = useHostOptions(guest.connection);
  const claim = claimFrom(values);
  const fitting = (options?.devices ?? []).filter(fits(values));
  const known = claim && options?.devices.find(option => claims(claim, option));
  const pick = (chosen: readonly GuestHostDevice[]) => {
    // What must go along is a device of its own: this form is about one.
    const [next] = chosen.filter(each => !claim || claimText(each) !== claimText(claim));
    if (next === undefined) return;
    for (const [property, value] of Object.entries(valuesFor(next))) set(property, value);
    setPicking(false);
  };
  return (
    <div className={styles['chosen']} role="group" aria-label={field.label}>
      <span className={styles['title']}>{field.label}</span>
      <span>{known?.name ?? (claim ? claimText(claim) : 'None chosen')}</span>
      <Button disabled={disabled || options === undefined} onClick={() => setPicking(true)}>
        Choose…
      </Button>
      {picking && (
        <Dialog open onClose={() => setPicking(false)} maxWidth="md" fullWidth aria-labelledby={title}>
          <DialogTitle id={title}>{field.label}</DialogTitle>
          <DialogContent>
            <DevicePicker options={fitting} chosen={claim ? [claim] : []} onChange={pick} />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setPicking(false)}>Cancel</Button>
          </DialogActions>
        </Dialog>
      )}
    </div>
  );
}

const kinds: Readonly<Record<string, HostDeviceOption['kind']>> = {
  pci: 'pci',
  usb: 'usb',
  mdev: 'mediated',
};

/** Of the kind that the element is for; a network card that is handed over is a PCI device. */
const fits =
  (values: ReturnType<typeof useForm>['values']) =>
  (option: HostDeviceOption): boolean =>
    option.kind === (kinds[scalarText(values['type'])] ?? 'pci');
