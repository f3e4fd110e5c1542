import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';

const zones = Intl.supportedValuesOf('timeZone');
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A time zone by its IANA name; the person's own is offered. */
export function TimezoneAnswer({ path }: { path: 'cloudInit.timezone' | 'unattended.timezone' }) {
  const answer = useAnswer(path);
  return (
    <AnswerFrame answer={answer} label="Time zone" resettable={false}>
      <Autocomplete
        freeSolo
        fullWidth
        size="small"
        options={zones}
        // The list is long: what is typed narrows it, and no more than this is drawn.
        filterOptions={(all, { inputValue }) =>
          all.filter(zone => zone.toLowerCase().includes(inputValue.toLowerCase())).slice(0, 60)
        }
        inputValue={answer.value ?? ''}
        onInputChange={(_, text) => (text === '' ? answer.reset() : answer.set(text))}
        renderInput={params => (
          <TextField {...params} label="Time zone" placeholder={here} error={answer.problems.length > 0} />
        )}
      />
    </AnswerFrame>
  );
}
