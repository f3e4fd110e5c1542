import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useShallow } from 'zustand/react/shallow';
import { useConnections } from '#renderer/api/live/connections.ts';
import { connectionIdSchema } from '#shared/contract/values.ts';
import { onConnection } from '../../wizard/draft.ts';
import { changeDraft, useDraft } from '../../wizard/draft-store.ts';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';

/** The host it is created on: one of those that are connected. */
export function HostAnswer() {
  const answer = useAnswer('connection');
  const chosen = useDraft(({ draft }) => draft?.connection);
  const hosts = useConnections(
    useShallow(({ byId }) =>
      [...byId.values()].filter(({ id, state }) => state === 'online' || id === chosen),
    ),
  );
  const only = hosts.length === 1;
  return (
    <AnswerFrame
      answer={answer}
      label="Host"
      resettable={false}
      hint={
        only
          ? 'The one host that is connected.'
          : 'Moving it drops what only this host has: pool, networks, devices, files.'
      }
    >
      <TextField
        select
        label="Host"
        value={chosen ?? ''}
        onChange={({ target }) =>
          changeDraft(draft => onConnection(draft, connectionIdSchema.parse(target.value)))
        }
      >
        {hosts.map(({ id, label, state }) => (
          <MenuItem key={id} value={id}>
            {label}
            {state !== 'online' && ', not connected'}
          </MenuItem>
        ))}
      </TextField>
    </AnswerFrame>
  );
}
