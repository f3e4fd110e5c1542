import Button from '@mui/material/Button';
import type { PassthroughCheck, PassthroughSetup } from '#shared/contract/passthrough.ts';
import { useVerification } from '#renderer/api/passthrough.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { StateIcon, type Look } from '#renderer/ui/state-icon.tsx';
import styles from './setup.module.css';

const looks: Record<PassthroughCheck['verdict'], { look: Look; word: string }> = {
  ok: { look: 'ok', word: 'As it should be' },
  wrong: { look: 'error', word: 'Not as it should be' },
  unknown: { look: 'unknown', word: 'Not known yet' },
};

/** Everything that has to be so for the guest to have its device, and what is found of it. */
export function Checks({ setup }: { setup: PassthroughSetup }) {
  const { checks, failure, looking, again } = useVerification(setup.connection, setup.id);
  const good = checks?.filter(({ verdict }) => verdict === 'ok').length ?? 0;
  const waiting = setup.state === 'waiting-for-reboot';
  return (
    <Section
      title={
        checks === undefined ? 'Verification' : `Verification: ${good} of ${checks.length} as they should be`
      }
      aside={
        <Button disabled={looking} onClick={again}>
          {looking ? 'Looking…' : 'Look again'}
        </Button>
      }
    >
      {waiting && (
        <p className={styles['muted']}>
          The host was not restarted since: some of this can only be so afterwards.
        </p>
      )}
      {failure && <FailureNote failure={failure} />}
      {checks === undefined && !failure && (
        <p className={styles['muted']} role="status">
          Being verified on the host…
        </p>
      )}
      <ul className={styles['checks']}>
        {checks?.map(({ id, address, title, expected, found, verdict, remedy }) => (
          <li
            key={`${id} ${address ?? ''}`}
            data-verdict={waiting && verdict === 'wrong' ? 'unknown' : verdict}
          >
            <StateIcon look={looks[waiting && verdict === 'wrong' ? 'unknown' : verdict].look} />
            <div>
              <span className={styles['name']}>{title}</span>
              <span className="visually-hidden">
                {looks[waiting && verdict === 'wrong' ? 'unknown' : verdict].word}
              </span>
              <dl>
                <dt>Expected</dt>
                <dd>{expected}</dd>
                <dt>Found</dt>
                <dd>{found}</dd>
              </dl>
              {remedy !== undefined && verdict === 'wrong' && !waiting && <p>{remedy}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
