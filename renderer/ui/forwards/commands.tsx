import type { Command } from '#shared/contract/forwards.ts';
import { CopyText } from '../copy-text.tsx';
import styles from './forwards.module.css';

/** Lines to copy into a terminal, each with where it works. */
export function Commands({ commands }: { commands: readonly Command[] }) {
  return (
    <ul className={styles['commands']}>
      {commands.map(({ text, where }) => (
        <li key={text}>
          <CopyText text={text} what={`the command for ${where.replace(/^from /, '')}`} />
          <small>{where}</small>
        </li>
      ))}
    </ul>
  );
}
