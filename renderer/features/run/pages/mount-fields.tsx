import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useEngineVolumes } from '#renderer/api/live/engine-volumes.ts';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import type { RunMount } from '#shared/contract/container-run/mounts.ts';
import { SwitchAnswer } from '../fields/answers.tsx';
import { ParsedAnswer } from '../fields/parsed-answer.tsx';
import { sizeForm, textForm } from '../fields/readers.ts';
import { useDraft } from '../wizard/draft-store.ts';
import { useAnswer } from '../wizard/use-answer.ts';
import { BindSource } from './bind-source.tsx';

/** One mount; which kind it is was chosen when it was added. */
export function MountFields({ mount: { kind }, at }: { mount: RunMount; at: number }) {
  return (
    <>
      <AnswerRow>
        {kind === 'volume' && <VolumeName at={at} />}
        {kind === 'bind' && <BindSource at={at} />}
        <ParsedAnswer path={`mounts.${at}.target`} label="Path in the container" mono {...textForm} />
        {kind === 'tmpfs' && (
          <>
            <ParsedAnswer
              path={`mounts.${at}.size`}
              label="Size"
              placeholder="Half of the host’s memory"
              {...sizeForm}
            />
            <ParsedAnswer path={`mounts.${at}.mode`} label="Mode" placeholder="1777" mono {...textForm} />
          </>
        )}
      </AnswerRow>
      <SwitchAnswer path={`mounts.${at}.readOnly`} label="Read-only" />
    </>
  );
}

function VolumeName({ at }: { at: number }) {
  const answer = useAnswer(`mounts.${at}.name`);
  const engine = useDraft(({ draft }) => draft?.engine);
  const { items } = useEngineVolumes(engine);
  const names = (items ?? []).filter(({ anonymous }) => !anonymous).map(({ name }) => name);
  const isNew = answer.value !== undefined && answer.value !== '' && !names.includes(answer.value);
  return (
    <AnswerFrame
      answer={answer}
      label="Volume"
      hint={isNew && items !== undefined ? 'It will be made.' : undefined}
      resettable={false}
    >
      <Autocomplete
        freeSolo
        fullWidth
        options={names}
        inputValue={answer.value ?? ''}
        onInputChange={(_, text) => answer.set(text)}
        renderInput={params => <TextField {...params} label="Volume" error={answer.problems.length > 0} />}
      />
    </AnswerFrame>
  );
}
