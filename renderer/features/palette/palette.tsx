import Dialog from '@mui/material/Dialog';
import { Command as Palette } from 'cmdk';
import { useMemo, useState } from 'react';
import { useContainers } from '#renderer/api/live/containers.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { availableCommands, type Command } from '#renderer/app/commands/registry.ts';
import { runCommand } from '#renderer/app/commands/run.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import styles from './palette.module.css';
import { inSections } from './search.ts';
import { actionsOf, findSubjects, type Subject } from './subjects.ts';

/** Everything that can be done and every guest, found by typing. A guest opens into what can be done with it. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [subject, setSubject] = useState<Subject>();
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
        shouldFilter={subject !== undefined}
        onKeyDown={event => {
          if (subject === undefined || text !== '' || event.key !== 'Backspace') return;
          event.preventDefault();
          setSubject(undefined);
        }}
      >
        <Palette.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder={subject ? `What to do with ${subject.name}` : 'Search guests, pages, commands'}
        />
        <Palette.List>
          <Palette.Empty>Nothing is called that.</Palette.Empty>
          {subject ? (
            <Actions subject={subject} onRun={run} />
          ) : (
            <Everything
              text={text}
              onRun={run}
              onSubject={chosen => {
                setText('');
                setSubject(chosen);
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
  onSubject: (subject: Subject) => void;
}) {
  const guests = useGuests(state => state.byKey);
  const containers = useContainers(state => state.byKey);
  const commands = useMemo(() => availableCommands().filter(command => command.id !== 'view.palette'), []);
  const sections = inSections(commands, props.text);
  return (
    <>
      {findSubjects(guests.values(), containers.values(), props.text).map(({ heading, subjects }) => (
        <Palette.Group key={heading} heading={heading}>
          {subjects.map(subject => (
            <Palette.Item key={subject.key} value={subject.key} onSelect={() => props.onSubject(subject)}>
              <StateIcon look={subject.look} />
              <span className={styles['title']}>{subject.name}</span>
              <span className={styles['aside']}>{subject.words}</span>
            </Palette.Item>
          ))}
        </Palette.Group>
      ))}
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

function Actions({ subject, onRun }: { subject: Subject; onRun: (command: Command) => void }) {
  const commands = useMemo(() => actionsOf(subject), [subject]);
  return (
    <Palette.Group heading={subject.name}>
      {commands.map(command => (
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
