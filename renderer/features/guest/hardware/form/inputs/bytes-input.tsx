import { readSize, sizeText } from '#renderer/ui/size-text.ts';
import type { ControlProps } from './input-props.ts';
import { TypedInput } from './typed-input.tsx';

/** Bytes, as people type them: `8 GiB`, `512M`; a bare number is GiB. */
export function BytesInput({ input: _input, ...props }: ControlProps<'bytes'>) {
  return <TypedInput {...props} read={readSize} write={sizeText} whole={false} />;
}
