import { useEffect, type ReactNode } from 'react';
import styles from './page.module.css';

interface Props {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Controls beside the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A page that is read from top to bottom; the window takes its title. */
export function Page({ title, lead, aside, children }: Props) {
  useEffect(() => {
    document.title = `${title} – Innkeeper`;
  }, [title]);
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <h1>{title}</h1>
        <div className={styles['aside']}>{aside}</div>
        {lead && <p>{lead}</p>}
      </header>
      {children}
    </div>
  );
}
