import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { NicTarget } from '#shared/contract/create/nic.ts';
import { setAnswer, takeBack } from '../../wizard/answers.ts';
import { useDraft } from '../../wizard/draft-store.ts';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { usePlan } from '../../wizard/plan-store.ts';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';

const none = 'none';
const user = 'user';
const other = 'other';
const named = (network: string) => `network:${network}`;

function valueOf(target: NicTarget | undefined): string {
  if (target?.to === 'network') return named(target.network);
  return target?.to === 'user' ? user : other;
}

/** What its first network card is on: one of the host's networks, none, or, unchanged, what the Network page says. */
export function NetworkAnswer() {
  const options = useOptions();
  const answer = useAnswer('nics.0.target');
  const noCard = useDraft(({ draft }) => draft?.nics?.length === 0);
  const planned = usePlan(({ plan }) => plan?.resolved.nics?.length);
  const value = noCard || planned === 0 ? none : valueOf(answer.value);
  const choose = (next: string) => {
    if (next === none) return setAnswer('nics', []);
    // A list that is empty on purpose has no first card to change.
    if (noCard) takeBack('nics');
    if (next === user) return setAnswer('nics.0.target', { to: 'user' });
    return setAnswer('nics.0.target', { to: 'network', network: next.slice(named('').length) });
  };
  return (
    <AnswerFrame
      answer={{
        ...answer,
        chosen: answer.chosen || noCard,
        reset: noCard ? () => takeBack('nics') : answer.reset,
      }}
      label="Network"
    >
      <TextField
        select
        label="Network"
        value={value}
        error={answer.problems.length > 0}
        onChange={({ target }) => choose(target.value)}
      >
        {options?.networks.map(({ name, label, active }) => (
          <MenuItem key={name} value={named(name)}>
            {label}
            {!active && ', not started'}
          </MenuItem>
        ))}
        {value.startsWith(named('')) && !options?.networks.some(({ name }) => named(name) === value) && (
          <MenuItem value={value}>{value.slice(named('').length)}</MenuItem>
        )}
        {(options?.userNetworks.length ?? 0) > 0 && <MenuItem value={user}>User networking</MenuItem>}
        {value === other && <MenuItem value={other}>As the Network page says</MenuItem>}
        <MenuItem value={none}>No network</MenuItem>
      </TextField>
    </AnswerFrame>
  );
}
