import TextField from '@mui/material/TextField';
import type { SecretUsage, SecretValue } from '#shared/contract/secrets.ts';
import { secretValueSchema } from '#shared/contract/secrets.ts';
import { isBase64Value, usages } from '#shared/domain/secrets/describe-usage.ts';

/** What was typed, as it is sent; undefined while it cannot be. */
export function valueOf(usageType: SecretUsage, typed: string): SecretValue | undefined {
  const text = isBase64Value(usageType) ? typed.trim() : typed;
  const value = secretValueSchema.safeParse({ as: isBase64Value(usageType) ? 'base64' : 'text', text });
  return value.success ? value.data : undefined;
}

/** The value itself: hidden while it is typed, and nowhere kept. */
export function ValueField({
  usageType,
  typed,
  onChange,
}: {
  usageType: SecretUsage;
  typed: string;
  onChange: (typed: string) => void;
}) {
  const wrong = typed !== '' && valueOf(usageType, typed) === undefined;
  return (
    <TextField
      fullWidth
      type="password"
      label={usages[usageType].value}
      value={typed}
      error={wrong}
      helperText={
        wrong
          ? isBase64Value(usageType)
            ? 'It is no base64: copy it whole.'
            : 'It is too long.'
          : 'It is sent to libvirt once. Nobody can read it here again.'
      }
      slotProps={{ htmlInput: { autoComplete: 'new-password', spellCheck: false } }}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
