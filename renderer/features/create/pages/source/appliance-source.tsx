import { ImageField } from './image-field.tsx';
import { LostNote } from './lost-note.tsx';

/** A machine of another hypervisor; its description decides what the other pages begin with. */
export function ApplianceSource() {
  return (
    <>
      <ImageField path="source.path" what="appliance" placeholder="/home/you/Downloads/machine.ova" local />
      <LostNote />
    </>
  );
}
