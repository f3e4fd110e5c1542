import { Section } from '#renderer/ui/section.tsx';
import { SourceAnswer } from './source-answer.tsx';

/** What the guest starts from, and which system that is. */
export default function SourcePage() {
  return (
    <Section>
      <SourceAnswer />
    </Section>
  );
}
