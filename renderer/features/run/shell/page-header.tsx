import { WizardHeader } from '#renderer/ui/wizard/wizard-header.tsx';
import type { RunPage } from '../pages.ts';
import { isWorthKeeping } from '../wizard/draft.ts';
import { startOver, useDraft } from '../wizard/draft-store.ts';
import { goToView } from './places.ts';

/** The header of the pages that run a container. */
export function PageHeader({ page }: { page: RunPage | undefined }) {
  const begun = useDraft(({ draft }) => draft !== undefined && isWorthKeeping(draft));
  const again = () => {
    const { draft } = useDraft.getState();
    if (draft) startOver(draft.engine);
  };
  return (
    <WizardHeader
      title={page?.title ?? 'Run a container'}
      page={page}
      onStartOver={begun ? again : undefined}
      onView={goToView}
    />
  );
}
