import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useMemo } from 'react';
import { useImages } from '#renderer/api/live/images.ts';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useDraft } from '../wizard/draft-store.ts';
import { usePlan } from '../wizard/plan-store.ts';
import { useAnswer } from '../wizard/use-answer.ts';

/** An image that is there, or the name of one that is to be pulled. */
export function ImageAnswer() {
  const answer = useAnswer('image');
  const engine = useDraft(({ draft }) => draft?.engine);
  const { items } = useImages(engine);
  const tags = useMemo(() => (items ?? []).flatMap(image => image.tags).toSorted(), [items]);
  const pulls = usePlan(({ plan }) => plan?.steps.some(({ kind }) => kind === 'pull'));
  const hint = answer.value === '' ? undefined : hintOf(pulls);
  return (
    <AnswerFrame answer={answer} label="Image" hint={hint} resettable={false}>
      <Autocomplete
        freeSolo
        fullWidth
        options={tags}
        inputValue={answer.value ?? ''}
        onInputChange={(_, text) => answer.set(text.trim())}
        renderInput={params => (
          <TextField
            {...params}
            label="Image"
            placeholder="nginx:1.27 or registry.example/team/app:2"
            error={answer.problems.length > 0}
          />
        )}
      />
    </AnswerFrame>
  );
}

function hintOf(pulls: boolean | undefined): string | undefined {
  if (pulls === undefined) return undefined;
  return pulls ? 'It will be pulled first.' : 'It is there already.';
}
