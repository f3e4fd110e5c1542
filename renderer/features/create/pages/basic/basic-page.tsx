import { Section } from '#renderer/ui/section.tsx';
import { useDraft } from '../../wizard/draft-store.ts';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { UnattendedSection } from '../guest-setup/unattended-section.tsx';
import { UsersAnswer } from '../guest-setup/users-answer.tsx';
import { HostAnswer } from '../place/host-answer.tsx';
import { NameAnswer } from '../place/name-answer.tsx';
import { PoolAnswer } from '../place/pool-answer.tsx';
import { SourceAnswer } from '../source/source-answer.tsx';
import { NetworkAnswer } from './network-answer.tsx';
import { SizeQuestion } from './size-question.tsx';

/** Four questions; everything else is filled in. */
export function BasicPage() {
  const kind = useDraft(({ draft }) => draft?.source.kind);
  return (
    <>
      <Section title="What does it start from?">
        <SourceAnswer brief />
      </Section>
      {kind === 'cloud-image' && (
        <Section title="Who can log in?">
          <UsersAnswer />
        </Section>
      )}
      {kind === 'iso' && <UnattendedSection />}
      <Section title="What is it called?">
        <AnswerRow>
          <NameAnswer />
        </AnswerRow>
      </Section>
      <Section title="How big is it?">
        <SizeQuestion />
      </Section>
      <Section title="Where does it live?">
        <AnswerRow>
          <HostAnswer />
          <PoolAnswer />
          <NetworkAnswer />
        </AnswerRow>
      </Section>
    </>
  );
}
