import { Link } from '@tanstack/react-router';
import { useShallow } from 'zustand/react/shallow';
import { wizardPages } from '../pages.ts';
import { isAnswered } from '../wizard/draft.ts';
import { useDraft } from '../wizard/draft-store.ts';
import type { WizardPage } from '../wizard/page.ts';
import { useProblems } from '../wizard/use-answer.ts';
import styles from './rail.module.css';

/** The pages, each with what there is to know of it: problems, or that something on it was chosen. */
export function Rail({ current }: { current: string }) {
  return (
    <nav className={styles['rail']} aria-label="Pages of the new guest">
      <ol>
        {wizardPages.map((page, index) => (
          <li key={page.id}>
            <RailLink page={page} number={index + 1} current={page.id === current} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function RailLink({ page, number, current }: { page: WizardPage; number: number; current: boolean }) {
  const problems = useProblems(...page.fields);
  const chosen = useDraft(
    useShallow(({ draft }) => page.fields.filter(field => draft !== undefined && isAnswered(draft, field))),
  );
  const { state, says } = stateOf(problems.length, chosen.length > 0);
  return (
    <Link
      to="/guests/new/{-$page}"
      params={{ page: page.id }}
      search={true}
      className={styles['link'] ?? ''}
      data-chosen={current || undefined}
      {...(current && { 'aria-current': 'step' as const })}
      title={`${page.title} (Alt ${number % 10})`}
    >
      <span className={styles['mark']} data-state={state} aria-hidden>
        {state === 'problem' ? '!' : number}
      </span>
      <span className={styles['title']}>{page.title}</span>
      {says && <span className="visually-hidden">{says}</span>}
    </Link>
  );
}

function stateOf(problems: number, chosen: boolean): { state?: string; says?: string } {
  if (problems > 0) return { state: 'problem', says: problems === 1 ? '1 problem' : `${problems} problems` };
  return chosen ? { state: 'chosen', says: 'changed' } : {};
}
