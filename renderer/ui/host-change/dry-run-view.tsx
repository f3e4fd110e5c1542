import { sentence } from '#shared/domain/failures/words.ts';
import type { DryRun } from '#shared/contract/host-changes.ts';
import { Attention } from '../attention.tsx';
import { StateIcon } from '../state-icon.tsx';
import { ChangedFiles } from './changed-files.tsx';
import { commandLine } from './command-line.ts';
import styles from './host-change.module.css';

const nothing = ({ files, commands, now }: DryRun) =>
  files.length === 0 && commands.length === 0 && now.length === 0;

/**
 * What the helper's dry run said: what is in the way, whether the host has to be started anew, every file with its
 * diff, programs that are run, and what happens to the running host at once.
 */
export function DryRunView({
  dryRun,
  stale = false,
  rebootWhy = 'Some of it takes hold only when the host starts the next time.',
}: {
  dryRun: DryRun;
  stale?: boolean;
  /** What will be different after the next start. */
  rebootWhy?: string;
}) {
  const { files, commands, now, reboot, problems } = dryRun;
  return (
    <div className={styles['run']} aria-busy={stale}>
      {problems.length > 0 && (
        <ul className={styles['problems']} aria-label="What is in the way">
          {problems.map(({ failure }, at) => {
            const { what, why, remedy } = sentence(failure);
            return (
              <li key={`${failure.code} ${at}`}>
                <StateIcon look="error" />
                <div>
                  <strong>{what}</strong> {why} {remedy}
                  {failure.detail && <code>{failure.detail}</code>}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {reboot && <Attention tone="info" what="The host has to be started anew." why={rebootWhy} />}
      {nothing(dryRun) && problems.length === 0 && (
        <p className={styles['quiet']}>There is nothing to change: the host is like that already.</p>
      )}
      {files.length > 0 && (
        <section>
          <h3>Files</h3>
          <ChangedFiles files={files} />
        </section>
      )}
      {commands.length > 0 && (
        <section>
          <h3>Programs that are run</h3>
          <ul className={styles['commands']}>
            {commands.map(words => (
              <li key={words.join(' ')}>
                <code>{commandLine(words)}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      {now.length > 0 && (
        <section>
          <h3>What happens at once</h3>
          <ul className={styles['now']}>
            {now.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {!reboot && !nothing(dryRun) && <p className={styles['quiet']}>No reboot is needed.</p>}
    </div>
  );
}
