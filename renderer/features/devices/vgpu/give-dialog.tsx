import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import type { MediatedDevice, MediatedState } from '#shared/contract/mediated.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { giveMediatedEdits } from '#shared/domain/mediated/give.ts';
import { GuestEditsDialog } from '../give/guest-edits-dialog.tsx';

interface Props {
  connection: ConnectionId;
  state: MediatedState;
  device: MediatedDevice;
  onClose: () => void;
}

/** Hands a mediated device to a guest. */
export function GiveDialog({ connection, state, device, onClose }: Props) {
  const { uuid, parent, type } = device;
  const kind = state.parents.find(({ id }) => id === parent)?.types.find(({ id }) => id === type);
  const api = kind?.api ?? 'vfio-pci';
  const [display, setDisplay] = useState(api === 'vfio-pci');
  const [ramfb, setRamfb] = useState(true);
  return (
    <GuestEditsDialog
      connection={connection}
      title={`${kind?.name ?? type} ${uuid.slice(0, 8)}`}
      editsOf={() => giveMediatedEdits({ uuid, api, display, ramfb })}
      problemsOf={() => []}
      onClose={onClose}
    >
      {api === 'vfio-pci' && (
        <>
          <FormControlLabel
            label="Its picture is the guest’s screen"
            control={<Checkbox checked={display} onChange={(_, checked) => setDisplay(checked)} />}
          />
          <FormControlLabel
            label="A picture before the guest’s driver is loaded (ramfb)"
            disabled={!display}
            control={<Checkbox checked={display && ramfb} onChange={(_, checked) => setRamfb(checked)} />}
          />
          <p>The guest needs a graphics device (VNC or SPICE) for that. Other than vGPUs have no picture.</p>
        </>
      )}
    </GuestEditsDialog>
  );
}
