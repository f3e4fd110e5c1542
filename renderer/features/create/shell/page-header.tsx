import { WizardHeader } from '#renderer/ui/wizard/wizard-header.tsx';
import { isWorthKeeping } from '../wizard/draft.ts';
import { startOver, useDraft } from '../wizard/draft-store.ts';
import type { WizardPage } from '../wizard/page.ts';
import { goToView } from './places.ts';
import { WizardButton } from './wizard-button.tsx';

/** The header of the pages that make a guest. */
export function PageHeader({ page }: { page: WizardPage | undefined }) {
  const begun = useDraft(({ draft }) => draft !== undefined && isWorthKeeping(draft));
  const again = () => {
    const { draft } = useDraft.getState();
    if (draft) startOver(draft.connection);
  };
  return (
    <WizardHeader
      title={page?.title ?? 'New guest'}
      page={page}
      onStartOver={begun ? again : undefined}
      onView={goToView}
    >
      <WizardButton id="create.templates">Templates…</WizardButton>
    </WizardHeader>
  );
}
