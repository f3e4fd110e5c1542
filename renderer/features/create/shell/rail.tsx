import { Link } from '@tanstack/react-router';
import { useShallow } from 'zustand/react/shallow';
import { Rail as WizardRail, RailEntry, railLink } from '#renderer/ui/wizard/rail.tsx';
import { wizardPages } from '../pages.ts';
import { isAnswered } from '../wizard/draft.ts';
import { useDraft } from '../wizard/draft-store.ts';
import type { WizardPage } from '../wizard/page.ts';
import { useProblems } from '../wizard/use-answer.ts';

/** The pages, each with what there is to know of it: problems, or that something on it was chosen. */
export function Rail({ current }: { current: string }) {
  return (
    <WizardRail
      label="Pages of the new guest"
      pages={wizardPages}
      link={(page, number) => <RailLink page={page} number={number} current={page.id === current} />}
    />
  );
}

function RailLink({ page, number, current }: { page: WizardPage; number: number; current: boolean }) {
  const problems = useProblems(...page.fields);
  const chosen = useDraft(
    useShallow(({ draft }) => page.fields.filter(field => draft !== undefined && isAnswered(draft, field))),
  );
  return (
    <Link
      to="/guests/new/{-$page}"
      params={{ page: page.id }}
      search={true}
      {...railLink(page.title, number, current)}
    >
      <RailEntry title={page.title} number={number} problems={problems.length} chosen={chosen.length > 0} />
    </Link>
  );
}
