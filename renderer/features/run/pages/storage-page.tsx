import { Section } from '#renderer/ui/section.tsx';
import { SwitchAnswer } from '../fields/answers.tsx';
import { MountsAnswer } from './mounts-answer.tsx';

export default function StoragePage() {
  return (
    <>
      <Section title="Volumes and folders">
        <MountsAnswer />
      </Section>
      <Section title="Its own files">
        <SwitchAnswer
          path="readOnlyRoot"
          label="Read-only"
          hint="It writes only to what is mounted. Many programs need memory on /tmp and /run then."
        />
      </Section>
    </>
  );
}
