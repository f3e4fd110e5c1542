import { scalarText } from '#shared/domain/hardware/scalar-text.ts';
import { ReadabilityNote } from '#renderer/ui/readability/readability-note.tsx';
import { VolumePickerButton } from '#renderer/ui/volume-picker/volume-picker-button.tsx';
import { useForm } from '../form/form-model.ts';
import { TextInput } from '../form/inputs/text-input.tsx';
import type { InputProps } from '../form/inputs/input-props.ts';
import styles from './own.module.css';

/** A file on the host that is no image, such as a kernel: typed, or picked from its pools or folders. */
export function HostFileInput(props: InputProps) {
  const { field, value, disabled, onChange } = props;
  const { connection } = useForm().guest;
  return (
    <>
      <div className={styles['beside']}>
        <TextInput {...props} input={{ kind: 'text', placeholder: 'None' }} values={{}} />
        <VolumePickerButton
          connection={connection}
          what={field.label.toLowerCase()}
          wanted="file"
          disabled={disabled === true}
          onPick={onChange}
        />
      </div>
      <ReadabilityNote file={{ connection, path: scalarText(value) }} onReadable={onChange} />
    </>
  );
}
