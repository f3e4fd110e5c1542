import Button from '@mui/material/Button';
import { useState } from 'react';
import type { EnvironmentEntry } from '#shared/contract/container-details.ts';
import type { Container } from '#shared/contract/containers.ts';
import { revealEnvironment } from '#renderer/api/containers.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { Section } from '#renderer/ui/section.tsx';
import styles from './overview.module.css';

interface Props {
  container: Container;
  /** Values of secrets are missing. */
  environment: readonly EnvironmentEntry[];
}

/** What its programs are told by their environment. Secrets are shown when somebody asks to see them, and not kept. */
export function EnvironmentSection({ container, environment }: Props) {
  const [revealed, setRevealed] = useState<readonly EnvironmentEntry[] | undefined>();
  if (environment.length === 0) return null;
  const secrets = environment.some(({ value }) => value === undefined);
  const reveal = () => revealEnvironment(container).then(setRevealed).catch(notifyFailure);
  return (
    <Section
      title="Environment"
      aside={
        secrets && (
          <Button
            aria-pressed={revealed !== undefined}
            onClick={() => (revealed ? setRevealed(undefined) : void reveal())}
          >
            {revealed ? 'Hide secrets' : 'Show secrets'}
          </Button>
        )
      }
    >
      <ul className={styles['pairs']}>
        {(revealed ?? environment).map(({ name, value }) => (
          <li key={name}>
            <code>{name}</code>
            {value === undefined ? (
              <span className={styles['muted']}>•••••• hidden</span>
            ) : (
              <code>{value}</code>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
