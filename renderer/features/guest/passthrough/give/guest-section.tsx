import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMemo } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { PassthroughOptions } from '#shared/contract/passthrough.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { requestAction } from '#renderer/app/guest-actions/act.ts';
import { ChoiceLabel } from '#renderer/ui/choice-label.tsx';
import { countOf, formatBytes } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import styles from './give.module.css';

interface Props {
  connection: ConnectionId;
  guest: Guest | undefined;
  about: PassthroughOptions['guest'] | undefined;
  problem: string | undefined;
  /** The flow began at this guest. */
  fixed: boolean;
  onChange: (guest: Guest) => void;
}

/** More would be no list to choose from; typing narrows it. */
const shownAtOnce = 100;

/** Who gets it. One that runs can be shut down from here: hardware such as this waits for a start. */
export function GuestSection({ connection, guest, about, problem, fixed, onChange }: Props) {
  const byKey = useGuests(store => store.byKey);
  const guests = useMemo(
    () =>
      [...byKey.values()]
        .filter(each => each.connection === connection && each.virtualization !== 'lxc')
        .toSorted((a, b) => a.name.localeCompare(b.name)),
    [byKey, connection],
  );
  return (
    <Section title="2. To which guest">
      <div className={styles['guest']}>
        {fixed && guest ? (
          <strong>{guest.name}</strong>
        ) : (
          <Autocomplete
            fullWidth
            disableClearable
            openOnFocus
            options={guests}
            {...(guest && { value: guest })}
            getOptionLabel={each => each.name}
            getOptionKey={each => each.uuid}
            getOptionDisabled={each => !each.persistent}
            isOptionEqualToValue={(a, b) => a.uuid === b.uuid}
            filterOptions={(all, { inputValue, getOptionLabel }) =>
              all
                .filter(each => getOptionLabel(each).toLowerCase().includes(inputValue.toLowerCase()))
                .slice(0, shownAtOnce)
            }
            noOptionsText="This host has no such guest."
            renderOption={({ key, ...props }, each) => (
              <li key={key} {...props}>
                <ChoiceLabel name={each.name} about={aboutGuest(each)} />
              </li>
            )}
            renderInput={params => (
              <TextField
                {...params}
                error={problem !== undefined}
                placeholder="Choose a guest"
                slotProps={{
                  ...params.slotProps,
                  htmlInput: { ...params.slotProps.htmlInput, 'aria-label': 'Guest', spellCheck: false },
                }}
              />
            )}
            onChange={(_, next) => onChange(next)}
          />
        )}
        {about && (
          <p className={styles['muted']}>
            {about.machine}, {about.firmware === 'uefi' ? 'UEFI' : 'BIOS'}, {formatBytes(about.memory)},{' '}
            {countOf(about.vcpus, 'CPU')}
          </p>
        )}
        {problem && (
          <p className={styles['problem']} role="alert">
            {problem}
          </p>
        )}
        {problem && guest?.state === 'running' && (
          <Button onClick={() => requestAction([guest], 'shutdown')}>Shut {guest.name} down</Button>
        )}
      </div>
    </Section>
  );
}

function aboutGuest({ state, persistent, memory, vcpus, os }: Guest): string {
  if (!persistent) return 'Not kept: libvirt forgets it when it stops.';
  return [os?.label, state, formatBytes(memory), countOf(vcpus, 'CPU')].filter(Boolean).join(' · ');
}
