import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { quoteWords } from '#shared/domain/run/words/shell-words.ts';
import { SelectAnswer, SwitchAnswer } from '../fields/answers.tsx';
import { ParsedAnswer } from '../fields/parsed-answer.tsx';
import { textForm, wordsForm } from '../fields/readers.ts';
import { usePlan } from '../wizard/plan-store.ts';
import { ImageAnswer } from './image-answer.tsx';
import { CommandAnswer, EngineAnswer, NameAnswer } from './image-answers.tsx';

export default function ImagePage() {
  const image = usePlan(({ plan }) => plan?.image);
  return (
    <>
      <Section title="Image">
        <ImageAnswer />
        <AnswerRow>
          <SelectAnswer
            path="pull"
            label="Pull"
            unsaid="When it is not there"
            choices={[
              { value: 'always', label: 'Always: a newer one may be out' },
              { value: 'never', label: 'Never' },
            ]}
          />
          <ParsedAnswer path="platform" label="Platform" placeholder="The engine’s own" mono {...textForm} />
          <EngineAnswer />
        </AnswerRow>
      </Section>
      <Section title="What runs">
        <AnswerRow>
          <NameAnswer />
          <ParsedAnswer
            path="entrypoint"
            label="Entrypoint"
            placeholder={image?.entrypoint.length ? quoteWords(image.entrypoint) : 'As the image says'}
            mono
            {...wordsForm}
          />
          <CommandAnswer />
          <ParsedAnswer path="user" label="User" placeholder={image?.user || 'root'} mono {...textForm} />
          <ParsedAnswer
            path="workingDir"
            label="Working folder"
            placeholder={image?.workingDir || '/'}
            mono
            {...textForm}
          />
        </AnswerRow>
        <SwitchAnswer
          path="init"
          label="A small first process"
          hint="It reaps orphans and passes signals on, for programs that do neither."
        />
        <SwitchAnswer path="tty" label="A terminal" hint="For shells and programs that draw on one." />
        <SwitchAnswer path="stdin" label="Input stays open" hint="So that one can attach and type." />
      </Section>
    </>
  );
}
