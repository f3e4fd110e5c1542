import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { SegmentedControl } from '#renderer/ui/wizard/segmented-control.tsx';
import { ParsedAnswer } from '../fields/parsed-answer.tsx';
import { numberForm, secondsForm, textForm } from '../fields/readers.ts';
import { useAnswer } from '../wizard/use-answer.ts';

const kinds = [
  { value: 'image', label: 'As the image says' },
  { value: 'command', label: 'A command' },
  { value: 'none', label: 'Never checked' },
];

export function HealthAnswer() {
  const answer = useAnswer('health');
  const choose = (kind: string) => {
    if (kind === 'command') answer.set({ kind, command: '' });
    else if (kind === 'none') answer.set({ kind });
    else answer.reset();
  };
  return (
    <>
      <SegmentedControl
        answer={{
          ...answer,
          chosen: false,
          problems: [],
          value: answer.value?.kind ?? 'image',
          resolved: undefined,
          set: choose,
        }}
        label="Checked by"
        choices={kinds}
      />
      {answer.value?.kind === 'command' && (
        <>
          <ParsedAnswer
            path="health.command"
            label="Command"
            hint="For the image’s shell; it is healthy when it ends with 0."
            mono
            {...textForm}
          />
          <AnswerRow>
            <ParsedAnswer
              path="health.intervalMs"
              label="Every"
              placeholder="30"
              unit="seconds"
              {...secondsForm}
            />
            <ParsedAnswer
              path="health.timeoutMs"
              label="Given up after"
              placeholder="30"
              unit="seconds"
              {...secondsForm}
            />
            <ParsedAnswer path="health.retries" label="Ill after failures" placeholder="3" {...numberForm} />
            <ParsedAnswer
              path="health.startPeriodMs"
              label="Time to start"
              placeholder="0"
              unit="seconds"
              {...secondsForm}
            />
          </AnswerRow>
        </>
      )}
    </>
  );
}
