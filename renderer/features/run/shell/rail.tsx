import { Link } from '@tanstack/react-router';
import { Rail as WizardRail, RailEntry, railLink } from '#renderer/ui/wizard/rail.tsx';
import { type RunPage, runPages } from '../pages.ts';
import { isAnswered } from '../wizard/draft.ts';
import { useDraft } from '../wizard/draft-store.ts';
import { useProblems } from '../wizard/use-answer.ts';

/** The pages, each with what there is to know of it: problems, or that something on it was chosen. */
export function Rail({ current }: { current: string }) {
  return (
    <WizardRail
      label="Pages of the new container"
      pages={runPages}
      link={(page, number) => <RailLink page={page} number={number} current={page.id === current} />}
    />
  );
}

function RailLink({ page, number, current }: { page: RunPage; number: number; current: boolean }) {
  const problems = useProblems(...page.fields).length;
  const chosen = useDraft(
    ({ draft }) => draft !== undefined && page.fields.some(field => isAnswered(draft, field)),
  );
  return (
    <Link
      to="/guests/run/{-$page}"
      params={{ page: page.id }}
      search={{}}
      {...railLink(page.title, number, current)}
    >
      <RailEntry title={page.title} number={number} problems={problems} chosen={chosen} />
    </Link>
  );
}
