import MonitorIcon from '@mui/icons-material/DesktopWindowsOutlined';
import type { Container } from '#shared/contract/containers.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { isListed, type Command } from '#renderer/app/commands/registry.ts';
import { containerCommandsFor } from '#renderer/app/container-actions/commands.ts';
import { containerLook } from '#renderer/app/container-actions/looks.ts';
import { guestCommandsFor } from '#renderer/app/guest-actions/commands.ts';
import { stateLooks } from '#renderer/app/guest-actions/looks.ts';
import { go } from '#renderer/app/go.ts';
import type { Look } from '#renderer/ui/state-icon.tsx';
import { findContainers, findGuests } from './search.ts';

/** What the palette finds and opens into what can be done with it. */
export interface Subject {
  readonly key: string;
  readonly name: string;
  readonly look: Look;
  /** Its state. */
  readonly words: string;
  /** Where what can be done with it is listed. */
  readonly section: Command['section'];
  readonly show: () => void;
  readonly commands: () => Command[];
}

const ofGuest = (guest: Guest): Subject => ({
  key: `guest ${guestKey(guest)}`,
  name: guest.name,
  look: stateLooks[guest.state].look,
  words: stateLooks[guest.state].label,
  section: 'Selected guest',
  show: () =>
    void go({
      to: '/guests/$connection/$uuid',
      params: { connection: guest.connection, uuid: guest.uuid },
    }),
  commands: () => guestCommandsFor(() => [guest]),
});

const ofContainer = (container: Container): Subject => ({
  key: `container ${containerKey(container)}`,
  name: container.name,
  look: containerLook(container).look,
  words: containerLook(container).label,
  section: 'Selected container',
  show: () =>
    void go({
      to: '/guests/containers/$engine/$id/{-$tab}/{-$item}',
      params: { engine: container.engine, id: container.id, tab: undefined, item: undefined },
    }),
  commands: () => containerCommandsFor(() => [container]),
});

/** Guests of every kind by what was typed, under their headings; those that run with nothing typed. */
export function findSubjects(
  guests: Iterable<Guest>,
  containers: Iterable<Container>,
  text: string,
): { heading: string; subjects: Subject[] }[] {
  const running = text === '';
  return [
    {
      heading: running ? 'Running guests' : 'Guests by name',
      subjects: findGuests(guests, text).map(ofGuest),
    },
    {
      heading: running ? 'Running containers' : 'Containers',
      subjects: findContainers(containers, text).map(ofContainer),
    },
  ].filter(({ subjects }) => subjects.length > 0);
}

/** What can be done with it now, showing it first. */
export const actionsOf = (subject: Subject): Command[] => [
  {
    id: 'guest.show',
    title: 'Show',
    section: subject.section,
    icon: MonitorIcon,
    run: subject.show,
  },
  ...subject.commands().filter(isListed),
];
