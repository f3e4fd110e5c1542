import { CommandMenu } from '#renderer/app/commands/command-menu.tsx';
import { guestMenuGroups } from '#renderer/app/guest-actions/menu-groups.ts';

/** What can be done with what is selected, at the pointer. */
export default function GuestMenu({ at, onClose }: { at: { x: number; y: number }; onClose: () => void }) {
  return <CommandMenu groups={guestMenuGroups} at={at} onClose={onClose} />;
}
