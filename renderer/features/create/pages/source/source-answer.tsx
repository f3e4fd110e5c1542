import { changeDraft, useDraft } from '../../wizard/draft-store.ts';
import { ProblemNotes } from '#renderer/ui/wizard/problem-notes.tsx';
import { useFixer, useProblems } from '../../wizard/use-answer.ts';
import { ApplianceSource } from './appliance-source.tsx';
import { ImageSource } from './image-source.tsx';
import { KindCards } from './kind-cards.tsx';
import { KernelSource, TreeSource } from './kernel-source.tsx';
import { SystemAnswer } from './system-answer.tsx';
import styles from './source-answer.module.css';
import { sourceOf, type SourceKind } from './source-kinds.ts';

/** What the guest starts from first, and which system that is. `brief`: without what few would change. */
export function SourceAnswer({ brief = false }: { brief?: boolean }) {
  const kind = useDraft(({ draft }) => draft?.source.kind);
  const ofSource = useProblems('source');
  const fixer = useFixer();
  if (kind === undefined) return null;
  return (
    <div className={styles['source']}>
      <KindCards
        value={kind}
        first={brief}
        onChange={next => changeDraft(draft => ({ ...draft, source: sourceOf(next, draft.source) }))}
      />
      <Details kind={kind} brief={brief} />
      <ProblemNotes problems={ofSource.filter(({ field }) => field === 'source')} fixer={fixer} />
      {kind !== 'appliance' && <SystemAnswer />}
    </div>
  );
}

function Details({ kind, brief }: { kind: SourceKind; brief: boolean }) {
  switch (kind) {
    case 'iso':
    case 'cloud-image':
    case 'disk-image':
      return <ImageSource key={kind} kind={kind} brief={brief} />;
    case 'appliance':
      return <ApplianceSource />;
    case 'install-tree':
      return <TreeSource />;
    case 'kernel':
      return <KernelSource />;
    case 'network-boot':
    case 'none':
      return null;
  }
}
