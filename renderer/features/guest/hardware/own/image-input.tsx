import { scalarText } from '#shared/domain/hardware/scalar-text.ts';
import { ReadabilityNote } from '#renderer/ui/readability/readability-note.tsx';
import { VolumePickerButton } from '#renderer/ui/volume-picker/volume-picker-button.tsx';
import { useForm } from '../form/form-model.ts';
import { TextInput } from '../form/inputs/text-input.tsx';
import type { InputProps } from '../form/inputs/input-props.ts';
import styles from './own.module.css';

/** An image file on the host: typed, or picked from its pools or folders. Where QEMU may not read it, it says why. */
export function ImageInput(props: InputProps) {
  const { value, disabled, onChange } = props;
  const { guest, values } = useForm();
  const drive = values['device'] === 'cdrom';
  const what = drive ? 'ISO file' : 'disk image';
  const { connection } = guest;
  const write = !drive && values['readonly'] !== true;
  return (
    <>
      <div className={styles['beside']}>
        <TextInput
          {...props}
          input={{ kind: 'text', placeholder: drive ? 'The drive is empty' : '/path/of.qcow2' }}
          values={{}}
        />
        <VolumePickerButton
          connection={connection}
          what={what}
          wanted={drive ? 'medium' : 'disk'}
          file={{ write }}
          disabled={disabled === true}
          onPick={onChange}
        />
      </div>
      <ReadabilityNote file={{ connection, path: scalarText(value), write }} onReadable={onChange} />
    </>
  );
}
