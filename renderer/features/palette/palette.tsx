import MonitorIcon from '@mui/icons-material/DesktopWindowsOutlined';
import Dialog from '@mui/material/Dialog';
import { Command as Palette } from 'cmdk';
import { useMemo, useState } from 'react';
import { useGuests } from '#renderer/api/live/guests.ts';
import { availableCommands, type Command } from '#renderer/app/commands/registry.ts';
import { runCommand } from '#renderer/app/commands/run.ts';
import { guestCommandsFor } from '#renderer/app/guest-actions/commands.ts';
import { stateLooks } from '#renderer/app/guest-actions/looks.ts';
import { go } from '#renderer/app/go.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import type { Guest } from '#shared/contract/guests.ts';
import styles from './palette.module.css';
import { findGuests, inSections } from './search.ts';

/** Everything that can be done and every guest, found by typing. A guest opens into what can be done with it. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [guest, setGuest] = useState<Guest>();
  const run = (command: Command) => {
    onClose();
    runCommand(command);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      transitionDuration={0}
      slotProps={{ paper: { className: styles['paper'] ?? '', 'aria-label': 'Search everything' } }}
    >
      <Palette
        label="Search everything"
        className={styles['palette'] ?? ''}
        loop
        shouldFilter={guest !== undefined}
        onKeyDown={event => {
          if (guest === undefined || text !== '' || event.key !== 'Backspace') return;
          event.preventDefault();
          setGuest(undefined);
        }}
      >
        <Palette.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder={guest ? `What to do with ${guest.name}` : 'Search guests, pages, commands'}
        />
        <Palette.List>
          <Palette.Empty>Nothing is called that.</Palette.Empty>
          {guest ? (
            <GuestActions guest={guest} onRun={run} />
          ) : (
            <Everything
              text={text}
              onRun={run}
              onGuest={chosen => {
                setText('');
                setGuest(chosen);
              }}
            />
          )}
        </Palette.List>
      </Palette>
    </Dialog>
  );
}

function Everything(props: {
  text: string;
  onRun: (command: Command) => void;
  onGuest: (guest: Guest) => void;
}) {
  const byKey = useGuests(state => state.byKey);
  const commands = useMemo(() => availableCommands().filter(command => command.id !== 'view.palette'), []);
  const sections = inSections(commands, props.text);
  const guests = findGuests(byKey.values(), props.text);
  return (
    <>
      {guests.length > 0 && (
        <Palette.Group heading={props.text === '' ? 'Running guests' : 'Guests by name'}>
          {guests.map(guest => (
            <Palette.Item
              key={`${guest.connection}/${guest.uuid}`}
              value={`guest ${guest.connection}/${guest.uuid}`}
              onSelect={() => props.onGuest(guest)}
            >
              <StateIcon look={stateLooks[guest.state].look} />
              <span className={styles['title']}>{guest.name}</span>
              <span className={styles['aside']}>{stateLooks[guest.state].label}</span>
            </Palette.Item>
          ))}
        </Palette.Group>
      )}
      {sections.map(([section, found]) => (
        <Palette.Group key={section} heading={section}>
          {found.map(command => (
            <CommandItem key={command.id} command={command} onRun={props.onRun} />
          ))}
        </Palette.Group>
      ))}
    </>
  );
}

function GuestActions({ guest, onRun }: { guest: Guest; onRun: (command: Command) => void }) {
  const commands = useMemo(
    () => guestCommandsFor(() => [guest]).filter(command => command.available?.() ?? true),
    [guest],
  );
  const show: Command = {
    id: 'guest.show',
    title: 'Show',
    section: 'Selected guest',
    icon: MonitorIcon,
    run: () =>
      go({ to: '/guests/$connection/$uuid', params: { connection: guest.connection, uuid: guest.uuid } }),
  };
  return (
    <Palette.Group heading={guest.name}>
      {[show, ...commands].map(command => (
        <CommandItem key={command.id} command={command} onRun={onRun} />
      ))}
    </Palette.Group>
  );
}

function CommandItem({ command, onRun }: { command: Command; onRun: (command: Command) => void }) {
  const { id, title, keywords = [], icon: Icon, keys } = command;
  return (
    <Palette.Item value={`${title} ${id}`} keywords={[...keywords]} onSelect={() => onRun(command)}>
      <span className={styles['icon']}>{Icon && <Icon />}</span>
      <span className={styles['title']}>{title}</span>
      {keys?.[0] !== undefined && <KeyHint keys={keys[0]} />}
    </Palette.Item>
  );
}
