import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { SelectAnswer, SwitchAnswer } from '../fields/answers.tsx';
import { ParsedAnswer } from '../fields/parsed-answer.tsx';
import { pairForm } from '../fields/pair-form.ts';
import { numberForm, textForm } from '../fields/readers.ts';
import { useDraft } from '../wizard/draft-store.ts';
import { useOptions } from '../wizard/use-options.ts';
import { HealthAnswer } from './health-answer.tsx';

export default function LifecyclePage() {
  const policy = useDraft(({ draft }) => draft?.restart?.policy);
  const log = useDraft(({ draft }) => draft?.log?.driver);
  const drivers = useOptions()?.logDrivers ?? [];
  return (
    <>
      <Section title="When it ends">
        <AnswerRow>
          <SelectAnswer
            path="restart.policy"
            label="Start it again"
            unsaid="Never"
            choices={[
              { value: 'on-failure', label: 'When it fails' },
              { value: 'unless-stopped', label: 'Always, unless it was stopped' },
              { value: 'always', label: 'Always' },
            ]}
          />
          {policy === 'on-failure' && (
            <ParsedAnswer
              path="restart.retries"
              label="So many times"
              placeholder="For ever"
              {...numberForm}
            />
          )}
          <ParsedAnswer
            path="stopSignal"
            label="Signal to stop it"
            placeholder="SIGTERM"
            mono
            {...textForm}
          />
          <ParsedAnswer
            path="stopTimeout"
            label="Killed after"
            placeholder="10"
            unit="seconds"
            {...numberForm}
          />
        </AnswerRow>
        <SwitchAnswer
          path="autoRemove"
          label="Remove it when it ends"
          hint="With its volumes that have no name, and what it printed."
        />
      </Section>
      <Section title="Health">
        <HealthAnswer />
      </Section>
      <Section title="What it prints">
        <AnswerRow>
          <SelectAnswer
            path="log.driver"
            label="Goes to"
            unsaid="As the engine is set"
            choices={drivers.map(driver => ({ value: driver, label: driver }))}
          />
        </AnswerRow>
        {log !== undefined && (
          <ParsedAnswer
            path="log.options"
            label="Options"
            hint="One a line: name=value, such as max-size=10m."
            lines={2}
            mono
            {...pairForm}
          />
        )}
      </Section>
    </>
  );
}
