import { Section } from '#renderer/ui/section.tsx';
import { useDraft } from '../../wizard/draft-store.ts';
import { CloudInitSection } from '../guest-setup/cloud-init-section.tsx';
import { UnattendedSection } from '../guest-setup/unattended-section.tsx';
import { ArchitectureAnswer } from './architecture-answer.tsx';
import { SourceAnswer } from './source-answer.tsx';

/** What the guest starts from, which system that is, and how it is set up. */
export default function SourcePage() {
  const kind = useDraft(({ draft }) => draft?.source.kind);
  return (
    <>
      <Section title="Start from">
        <SourceAnswer />
      </Section>
      {kind === 'cloud-image' && <CloudInitSection />}
      {(kind === 'iso' || kind === 'install-tree') && <UnattendedSection />}
      <ArchitectureAnswer />
    </>
  );
}
