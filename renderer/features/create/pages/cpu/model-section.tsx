import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { SwitchAnswer } from '../../wizard/fields/switch-answer.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';
import { Stack } from '#renderer/ui/wizard/stack.tsx';
import { modesFor } from './cpu-modes.ts';
import { FeaturesAnswer } from './features-answer.tsx';
import { ModelAnswer } from './model-answer.tsx';

/** What CPU the guest sees. */
export function ModelSection() {
  const mode = useAnswer('cpu.mode');
  const machine = useOptions()?.machine;
  return (
    <Section title="CPU model">
      <Stack>
        <AnswerFrame answer={mode} label="CPU model">
          <ChoiceCards label="CPU model" value={mode.value} choices={modesFor(machine)} onChange={mode.set} />
        </AnswerFrame>
        {mode.value === 'custom' && <ModelAnswer models={machine?.cpuModels ?? []} />}
        {mode.value === 'host-passthrough' && (
          <SwitchAnswer
            path="cpu.migratable"
            label="Only what can move"
            about="without the few features, such as an invariant clock, that keep a running guest from moving"
          />
        )}
        <FeaturesAnswer known={machine?.cpuFeatures ?? []} />
      </Stack>
    </Section>
  );
}
