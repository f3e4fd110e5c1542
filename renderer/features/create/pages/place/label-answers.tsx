import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';

/** Group and tags: those that other guests have are offered, others are typed. */
export function LabelAnswers() {
  const options = useOptions();
  const group = useAnswer('group');
  const tags = useAnswer('tags');
  return (
    <AnswerRow>
      <AnswerFrame answer={group} label="Group" resettable={false}>
        <Autocomplete
          freeSolo
          fullWidth
          size="small"
          options={options?.groups ?? []}
          inputValue={group.value ?? ''}
          onInputChange={(_, text) => (text === '' ? group.reset() : group.set(text))}
          renderInput={params => (
            <TextField {...params} label="Group" error={group.problems.length > 0} placeholder="None" />
          )}
        />
      </AnswerFrame>
      <AnswerFrame answer={tags} label="Tags" resettable={false} hint="Press Enter after each.">
        <Autocomplete
          multiple
          freeSolo
          fullWidth
          size="small"
          options={options?.tags ?? []}
          value={tags.value ?? []}
          onChange={(_, next) => (next.length === 0 ? tags.reset() : tags.set(next))}
          renderInput={params => <TextField {...params} label="Tags" error={tags.problems.length > 0} />}
        />
      </AnswerFrame>
    </AnswerRow>
  );
}
