import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { freezeGuest, thawGuest } from '#renderer/api/agent.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { countOf } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { remindOfFrozen, stopReminding } from './frozen-reminder.ts';
import { useAgentAction } from './use-agent-action.ts';

/** Holds all writing back, for who copies the disks by other means. */
export function FreezeSection({ guest, frozen }: { guest: Guest; frozen: boolean }) {
  const { busy, run } = useAgentAction(guest);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (frozen) remindOfFrozen(guest);
  }, [frozen, guest]);

  const thaw = () =>
    run(async () => {
      const { fileSystems } = await thawGuest(guest);
      stopReminding(guest);
      return `“${guest.name}” writes again: ${countOf(fileSystems, 'file system')} thawed.`;
    });
  const freeze = () =>
    run(async () => {
      setAsking(false);
      const { fileSystems } = await freezeGuest(guest);
      remindOfFrozen(guest);
      return `“${guest.name}” is frozen: ${countOf(fileSystems, 'file system')}.`;
    });

  if (frozen) {
    return (
      <Attention
        tone="error"
        what="The guest is frozen."
        why="Nothing that it writes reaches its disks, and programs that write stand still. Its agent answers nothing else until it is thawed. You are reminded every minute."
        action={
          <Button variant="contained" color="primary" disabled={busy} onClick={() => void thaw()}>
            Thaw
          </Button>
        }
      />
    );
  }
  return (
    <Section
      title="Freeze"
      aside={
        <Button disabled={busy} onClick={() => setAsking(true)}>
          Freeze…
        </Button>
      }
    >
      <p>
        Writes everything to the disks and holds further writing back, so that they can be copied as they are.
        Snapshots and backups made here do it by themselves.
      </p>
      {asking && (
        <ConfirmDialog
          title={`Freeze “${guest.name}”?`}
          confirm="Freeze"
          onConfirm={() => void freeze()}
          onClose={() => setAsking(false)}
        >
          <p>
            Until it is thawed, programs inside that write stand still: people on it, and servers, wait.
            Closing Innkeeper thaws it.
          </p>
        </ConfirmDialog>
      )}
    </Section>
  );
}
