import type { ReactNode } from 'react';
import styles from './rail.module.css';

/** What of a page shows beside its title. */
export interface RailMark {
  readonly problems: number;
  /** Something on it was answered. */
  readonly chosen: boolean;
}

/** The pages of a wizard, each a link. */
export function Rail<Page extends { readonly id: string }>({
  label,
  pages,
  link,
}: {
  label: string;
  pages: readonly Page[];
  link: (page: Page, number: number) => ReactNode;
}) {
  return (
    <nav className={styles['rail']} aria-label={label}>
      <ol>
        {pages.map((page, index) => (
          <li key={page.id}>{link(page, index + 1)}</li>
        ))}
      </ol>
    </nav>
  );
}

/** What is within such a link, and what it is given. */
export const railLink = (title: string, number: number, current: boolean) => ({
  className: styles['link'] ?? '',
  'data-chosen': current || undefined,
  ...(current && { 'aria-current': 'step' as const }),
  title: `${title} (Alt ${number % 10})`,
});

export function RailEntry({ title, number, problems, chosen }: RailMark & { title: string; number: number }) {
  const { state, says } = stateOf(problems, chosen);
  return (
    <>
      <span className={styles['mark']} data-state={state} aria-hidden>
        {state === 'problem' ? '!' : number}
      </span>
      <span className={styles['title']}>{title}</span>
      {says && <span className="visually-hidden">{says}</span>}
    </>
  );
}

function stateOf(problems: number, chosen: boolean): { state?: string; says?: string } {
  if (problems > 0) return { state: 'problem', says: problems === 1 ? '1 problem' : `${problems} problems` };
  return chosen ? { state: 'chosen', says: 'changed' } : {};
}
