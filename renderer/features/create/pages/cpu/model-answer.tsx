import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { MachineOptions } from '#shared/contract/create/options.ts';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import styles from './model-answer.module.css';

type Model = MachineOptions['cpuModels'][number];

/** One of the models that libvirt names, those that this host can run first. */
export function ModelAnswer({ models }: { models: readonly Model[] }) {
  const answer = useAnswer('cpu.model');
  const sorted = models.toSorted((a, b) => Number(b.usable) - Number(a.usable));
  const current = models.find(({ name }) => name === answer.value);
  return (
    <AnswerFrame
      answer={answer}
      label="Named model"
      hint={current && !current.usable && 'This host lacks some of its features: the guest would not start.'}
    >
      <Autocomplete
        className={styles['model'] ?? ''}
        options={sorted}
        value={current ?? null}
        getOptionLabel={({ name }) => name}
        groupBy={({ usable }) =>
          usable ? 'This host can run them' : 'This host lacks some of their features'
        }
        isOptionEqualToValue={(option, value) => option.name === value.name}
        onChange={(_, model) => (model === null ? answer.reset() : answer.set(model.name))}
        renderInput={params => (
          <TextField {...params} label="Named model" error={answer.problems.length > 0} />
        )}
        renderOption={({ key, ...props }, model) => (
          <li key={key} {...props}>
            <span>{model.name}</span>
            <span className={styles['vendor']}>{model.vendor}</span>
          </li>
        )}
      />
    </AnswerFrame>
  );
}
