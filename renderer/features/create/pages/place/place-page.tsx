import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { SwitchAnswer } from '../../wizard/fields/switch-answer.tsx';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { HostAnswer } from './host-answer.tsx';
import { LabelAnswers } from './label-answers.tsx';
import { NameAnswer } from './name-answer.tsx';
import { PoolAnswer } from './pool-answer.tsx';

/** What it is called, and where it lives. */
export default function PlacePage() {
  return (
    <>
      <Section title="What it is called">
        <AnswerRow>
          <NameAnswer />
          <TextAnswer
            path="title"
            resettable={false}
            label="Title"
            hint="A longer name for lists; the name stays what libvirt calls it."
          />
        </AnswerRow>
        <TextAnswer path="description" resettable={false} label="Description" lines={3} />
      </Section>
      <Section title="Group and tags">
        <LabelAnswers />
      </Section>
      <Section title="Where it lives">
        <AnswerRow>
          <HostAnswer />
          <PoolAnswer />
        </AnswerRow>
        <SwitchAnswer path="autostart" label="Start it with the host" />
      </Section>
    </>
  );
}
