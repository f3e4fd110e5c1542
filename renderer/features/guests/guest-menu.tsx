import { CommandMenu } from '#renderer/app/commands/command-menu.tsx';
import { useCommandRegistry, type Command } from '#renderer/app/commands/registry.ts';
import { containerMenuGroups } from '#renderer/app/container-actions/menu-groups.ts';
import { guestMenuGroups } from '#renderer/app/guest-actions/menu-groups.ts';
import { targetContainers, targetGuests } from '#renderer/app/guest-actions/targets.ts';
import { countOf } from '#renderer/ui/format.ts';

interface Props {
  at: { x: number; y: number };
  onClose: () => void;
}

/** What asks about one kind by itself says about which, and how many, while both are selected. */
function forBoth(commands: Iterable<Command>): Command[] {
  const [machines, containers] = [targetGuests().length, targetContainers().length];
  return [...commands].map(command => {
    const title = command.title.replace('…', '');
    if (command.id === 'container.remove' || command.id === 'container.kill')
      return { ...command, title: `${title} ${countOf(containers, 'container')}…` };
    return counted.has(command.id)
      ? { ...command, title: `${title} ${countOf(machines, 'machine')}…` }
      : command;
  });
}

const counted = new Set([
  'guest.remove',
  'guest.labels',
  'guest.force-off',
  'guest.reset',
  'guest.discard-saved',
]);

/** What can be done with what is selected, at the pointer. */
export default function GuestMenu({ at, onClose }: Props) {
  const registry = useCommandRegistry(state => state.commands);
  const both = targetGuests().length > 0 && targetContainers().length > 0;
  return (
    <CommandMenu
      groups={[...guestMenuGroups, ...containerMenuGroups]}
      at={at}
      onClose={onClose}
      {...(both && { commands: forBoth(registry.values()) })}
    />
  );
}
