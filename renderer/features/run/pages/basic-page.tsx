import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { EnvironmentAnswer } from './environment-answer.tsx';
import { CommandAnswer, EngineAnswer, NameAnswer } from './image-answers.tsx';
import { ImageAnswer } from './image-answer.tsx';
import { MountsAnswer } from './mounts-answer.tsx';
import { PortsAnswer } from './ports-answer.tsx';

/** Five questions; everything else is the image's and the engine's to say. */
export function BasicPage() {
  return (
    <>
      <Section title="What is run?">
        <ImageAnswer />
        <AnswerRow>
          <NameAnswer />
          <EngineAnswer />
        </AnswerRow>
        <CommandAnswer />
      </Section>
      <Section title="Where is it reached?">
        <PortsAnswer />
      </Section>
      <Section title="What does it keep?">
        <MountsAnswer />
      </Section>
      <Section title="What is it told?">
        <EnvironmentAnswer />
      </Section>
    </>
  );
}

/** What it asks for; problems of other fields are listed with the page they are on. */
export const basicFields: readonly string[] = ['image', 'name', 'command', 'ports', 'mounts', 'environment'];
