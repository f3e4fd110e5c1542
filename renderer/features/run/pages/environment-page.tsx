import { Section } from '#renderer/ui/section.tsx';
import { ParsedAnswer } from '../fields/parsed-answer.tsx';
import { pairForm } from '../fields/pair-form.ts';
import { linesForm } from '../fields/readers.ts';
import { EnvironmentAnswer } from './environment-answer.tsx';

export default function EnvironmentPage() {
  return (
    <>
      <Section title="Variables">
        <EnvironmentAnswer />
        <ParsedAnswer
          path="envFiles"
          label="Files of variables"
          hint="Paths on the computer that Innkeeper runs on, one a line. What is said above holds against them."
          lines={2}
          mono
          {...linesForm}
        />
      </Section>
      <Section title="Labels">
        <ParsedAnswer
          path="labels"
          label="Labels"
          hint="One a line: name=value."
          lines={3}
          mono
          {...pairForm}
        />
      </Section>
    </>
  );
}
