import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { NumberAnswer } from '../../wizard/fields/number-answer.tsx';
import { SegmentedAnswer } from '../../wizard/fields/segmented-answer.tsx';
import { useOptions } from '../../wizard/use-options.ts';
import { Stack } from '#renderer/ui/wizard/stack.tsx';
import { TopologyAnswer } from './topology-answer.tsx';

/** How many CPUs, in what shape, and what runs them. */
export function CountSection() {
  const host = useOptions()?.host;
  return (
    <Section title="Virtual CPUs">
      <Stack>
        {' '}
        <AnswerRow>
          <NumberAnswer path="vcpus" label="CPUs at start" unit={host && `host has ${host.cpus}`} />
          <NumberAnswer
            path="cpu.maximum"
            label="CPUs at most"
            about="more than at start can be plugged in while it runs"
          />
          <SegmentedAnswer
            path="acceleration"
            label="Runs on"
            choices={[
              { value: 'kvm', label: 'The CPU (KVM)' },
              { value: 'tcg', label: 'Translation (TCG)' },
            ]}
          />
        </AnswerRow>
        <TopologyAnswer />
      </Stack>
    </Section>
  );
}
