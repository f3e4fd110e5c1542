import type { HealthCheck } from '#shared/contract/container-details.ts';
import { countOf, formatDuration } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import styles from './overview.module.css';

/** The command as a person would type it: how it is run is the engine's affair. */
const commandOf = ([how, ...rest]: readonly string[]) =>
  how === 'CMD' || how === 'CMD-SHELL' ? rest.join(' ') : [how, ...rest].join(' ');

/** How it is asked whether it is well, and what it answered of late. */
export function HealthSection({ health }: { health: HealthCheck }) {
  const { test, intervalMs, retries, failingStreak, log } = health;
  if (test.length === 0) return null;
  const rhythm = [
    intervalMs === undefined ? '' : `every ${formatDuration(intervalMs)}`,
    retries === undefined ? '' : `unhealthy after ${countOf(retries, 'failure')} in a row`,
  ].filter(Boolean);
  return (
    <Section title="Health">
      <p>
        <code>{commandOf(test)}</code>
      </p>
      <p className={styles['muted']}>
        {rhythm.join(', ')}
        {failingStreak > 0 && ` · failed ${countOf(failingStreak, 'time')} in a row`}
      </p>
      <ol className={styles['log']}>
        {log.toReversed().map(({ at, tookMs, exitCode, output }) => (
          <li key={at}>
            <StateIcon look={exitCode === 0 ? 'ok' : 'error'} />
            <span className={styles['muted']}>
              {new Date(at).toLocaleTimeString('en-GB')}, {Math.round(tookMs)} ms
              {exitCode !== 0 && `, ended with ${exitCode}`}
            </span>
            {output.trim() !== '' && <pre>{output.trim()}</pre>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
