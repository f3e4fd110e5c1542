import { Section } from '#renderer/ui/section.tsx';
import { HostAnswer } from '../place/host-answer.tsx';
import { NameAnswer } from '../place/name-answer.tsx';
import { PoolAnswer } from '../place/pool-answer.tsx';
import { SourceAnswer } from '../source/source-answer.tsx';

/** Four questions; everything else is filled in. */
export function BasicPage() {
  return (
    <>
      <Section title="What is it called?">
        <NameAnswer focused />
      </Section>
      <Section title="What does it start from?">
        <SourceAnswer />
      </Section>
      <Section title="Where does it live?">
        <HostAnswer />
        <PoolAnswer />
      </Section>
    </>
  );
}
