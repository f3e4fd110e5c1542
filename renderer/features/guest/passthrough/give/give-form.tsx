import type { PciDevice } from '#shared/contract/devices.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { GivenDevice } from '#shared/contract/passthrough.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { OptionsSection } from '../options/options-section.tsx';
import { GivenSection } from './given-section.tsx';
import { GuestSection } from './guest-section.tsx';
import type { Give } from './use-give.ts';
import { WaySection } from './way-section.tsx';
import styles from './give.module.css';

interface Props {
  connection: ConnectionId;
  guest: Guest | undefined;
  /** The flow began at the guest. */
  fixed: boolean;
  given: readonly GivenDevice[];
  known: ReadonlyMap<string, PciDevice>;
  give: Give;
  onGuest: (guest: Guest) => void;
  onOtherDevice: (() => void) | undefined;
}

/** What a person decides, in the order in which it matters. */
export function GiveForm(props: Props) {
  const { connection, guest, fixed, given, known, give, onGuest, onOtherDevice } = props;
  const { options, failure } = give;
  const refused = options?.refused ?? [];
  return (
    <div className={styles['form']}>
      <GivenSection given={given} known={known} onChange={onOtherDevice} />
      <GuestSection
        connection={connection}
        guest={guest}
        about={options?.guest}
        problem={give.problemOf('guest')}
        fixed={fixed}
        onChange={onGuest}
      />
      {failure && <FailureNote failure={failure} />}
      {refused.map((each, at) => (
        <FailureNote key={`${each.code} ${at}`} failure={each} />
      ))}
      {options && refused.length === 0 && (
        <>
          <WaySection
            ways={options.ways}
            value={give.value('way')}
            problem={give.problemOf('way')}
            onChange={way => give.choose({ way })}
          />
          <OptionsSection connection={connection} give={give} options={options} />
        </>
      )}
    </div>
  );
}
