import Button from '@mui/material/Button';
import { openOverlay } from '#renderer/app/overlays.ts';
import { ImageField } from './image-field.tsx';
import { LostNote } from './lost-note.tsx';

/** A machine of another hypervisor; its description decides what the other pages begin with. */
export function ApplianceSource() {
  return (
    <>
      <ImageField path="source.path" what="appliance" placeholder="/home/you/Downloads/machine.ova" />
      <p>
        <Button size="small" onClick={() => openOverlay({ kind: 'guest-import' })}>
          Import a folder that Innkeeper exported…
        </Button>
      </p>
      <LostNote />
    </>
  );
}
