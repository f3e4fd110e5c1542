import Button from '@mui/material/Button';
import { Attention } from '#renderer/ui/attention.tsx';
import { Countdown } from '#renderer/ui/countdown.tsx';
import type { BridgeTrial } from '#shared/contract/host-bridges.ts';
import { isOver, trialWords } from './trial-words.ts';

/** That a change waits for an answer, for who closed its dialog or came later. */
export function TrialBanner({ trial, onOpen }: { trial: BridgeTrial; onOpen: () => void }) {
  const { phase, until, title } = trial;
  if (isOver(phase)) return null;
  return (
    <Attention
      tone={phase === 'unreachable' ? 'error' : 'warning'}
      what={`${title}: ${trialWords[phase].what}`}
      why={until === undefined ? trialWords[phase].why : <Countdown to={until} before="It is undone in " />}
      action={
        <Button variant="contained" color="primary" onClick={onOpen}>
          {phase === 'waiting' ? 'Keep it or not…' : 'Look'}
        </Button>
      }
    />
  );
}
