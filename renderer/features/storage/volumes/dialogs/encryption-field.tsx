import type { Uuid } from '#shared/contract/values.ts';
import type { VolumeOffer } from '#shared/contract/volumes.ts';
import { Tick } from '#renderer/ui/tick.tsx';
import { Choice } from './choice.tsx';
import { Text } from './text.tsx';

export interface EncryptionChoice {
  readonly on: boolean;
  /** Of libvirt; null: a new one. */
  readonly secret: Uuid | null;
  readonly passphrase: string;
  readonly again: string;
  /** Nothing is missing. */
  readonly ready: boolean;
}

export const NOT_ENCRYPTED: EncryptionChoice = {
  on: false,
  secret: null,
  passphrase: '',
  again: '',
  ready: true,
};

interface Props {
  offer: VolumeOffer;
  value: EncryptionChoice;
  problem: string | undefined;
  onChange: (value: EncryptionChoice) => void;
}

/** LUKS, by a new passphrase or by a secret that libvirt keeps already. */
export function EncryptionField({ offer: { encryption, secrets }, value, problem, onChange }: Props) {
  const change = (part: Partial<EncryptionChoice>) => {
    const next = { ...value, ...part };
    const typed = next.passphrase !== '' && next.passphrase === next.again;
    onChange({ ...next, ready: !next.on || next.secret !== null || typed });
  };
  const differs = value.again !== '' && value.again !== value.passphrase;
  return (
    <>
      <Tick
        label="Encrypt it (LUKS)"
        hint={
          encryption.why ??
          'What is on the volume can be read with the passphrase only. libvirt keeps it, for guests to start.'
        }
        checked={value.on}
        disabled={!encryption.possible}
        onChange={on => change({ on })}
      />
      {value.on && secrets.length > 0 && (
        <Choice
          label="Secret"
          value={value.secret ?? ''}
          problem={problem}
          choices={[
            { value: '', name: 'A new passphrase' },
            ...secrets.map(({ uuid, label }) => ({ value: uuid as string, name: label })),
          ]}
          onChange={secret => change({ secret: secret === '' ? null : (secret as Uuid) })}
        />
      )}
      {value.on && value.secret === null && (
        <>
          <Text
            secret
            label="Passphrase"
            hint="It is never shown again: keep it elsewhere as well."
            problem={secrets.length === 0 ? problem : undefined}
            value={value.passphrase}
            onChange={passphrase => change({ passphrase })}
          />
          <Text
            secret
            label="Passphrase again"
            problem={differs ? 'It is not the same.' : undefined}
            value={value.again}
            onChange={again => change({ again })}
          />
        </>
      )}
    </>
  );
}
