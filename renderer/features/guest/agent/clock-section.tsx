import Button from '@mui/material/Button';
import type { Guest } from '#shared/contract/guests.ts';
import { syncTime } from '#renderer/api/agent.ts';
import { Section } from '#renderer/ui/section.tsx';
import { clockWords, NOTHING_MS } from './clock-words.ts';
import { useAgentAction } from './use-agent-action.ts';

/** A guest that was paused or restored wakes with the time it fell asleep at. */
export function ClockSection({ guest, ahead }: { guest: Guest; ahead: number }) {
  const { busy, run } = useAgentAction(guest);
  const set = () =>
    run(async () => {
      await syncTime(guest);
      return `The clock of “${guest.name}” is set.`;
    });
  return (
    <Section
      title="Clock"
      aside={
        <Button disabled={busy || Math.abs(ahead) < NOTHING_MS} onClick={() => void set()}>
          Set to this computer’s
        </Button>
      }
    >
      <p>{clockWords(ahead)}</p>
    </Section>
  );
}
