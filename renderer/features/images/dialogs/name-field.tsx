import { TextLine } from '#renderer/ui/item-panel/text-line.tsx';
import { familiarName, isBad, parseReference } from '#shared/domain/images/reference.ts';

interface Props {
  label?: string;
  value: string;
  onChange: (text: string) => void;
  autoFocus?: boolean;
}

/** What is wrong with a name that was entered; undefined for none at all, which is only not complete. */
export function problemOfName(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const parsed = parseReference(text);
  return isBad(parsed) ? parsed.wrong : undefined;
}

export const isName = (text: string): boolean => text.trim() !== '' && problemOfName(text) === undefined;

/** The name of an image, with where it is when all that goes without saying is said. */
export function NameField({ label = 'Name', value, onChange, autoFocus = false }: Props) {
  const parsed = parseReference(value);
  const hint = isBad(parsed)
    ? 'Such as busybox, postgres:16 or registry.example.org/team/app:1.2'
    : `“${familiarName(parsed)}” at ${parsed.registry}`;
  return (
    <TextLine
      label={label}
      hint={hint}
      value={value}
      problem={problemOfName(value)}
      onChange={onChange}
      autoFocus={autoFocus}
    />
  );
}
