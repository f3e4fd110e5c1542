import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { ParsedAnswer } from '../fields/parsed-answer.tsx';
import { listForm, textForm } from '../fields/readers.ts';
import { hostsForm } from '../fields/hosts-form.ts';
import { NetworkAnswer } from './network-answer.tsx';
import { PortsAnswer } from './ports-answer.tsx';

export default function NetworkPage() {
  return (
    <>
      <Section title="Network">
        <NetworkAnswer />
      </Section>
      <Section title="Ports">
        <PortsAnswer />
      </Section>
      <Section title="Names">
        <AnswerRow>
          <ParsedAnswer path="hostname" label="Host name" placeholder="Its short id" mono {...textForm} />
          <ParsedAnswer path="dns" label="Name servers" placeholder="The engine’s" mono {...listForm} />
        </AnswerRow>
        <ParsedAnswer
          path="extraHosts"
          label="Names it knows besides"
          hint="One a line: name:address. host-gateway is the host’s address."
          lines={2}
          mono
          {...hostsForm}
        />
      </Section>
    </>
  );
}
