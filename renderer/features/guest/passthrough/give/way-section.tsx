import { useId } from 'react';
import type { PassthroughOptions } from '#shared/contract/passthrough.ts';
import type { PassthroughWay } from '#shared/contract/passthrough-request.ts';
import { Section } from '#renderer/ui/section.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import styles from './ways.module.css';

interface Props {
  ways: PassthroughOptions['ways'];
  value: PassthroughWay | undefined;
  problem: string | undefined;
  onChange: (way: PassthroughWay) => void;
}

/** The ways a device leaves its driver: which is best here and why, and what each gains and costs. */
export function WaySection({ ways, value, problem, onChange }: Props) {
  const name = useId();
  return (
    <Section title="3. How">
      <fieldset className={styles['ways']} aria-label="How it is given">
        {ways.map(({ way, title, best, says, why, gains, costs, reboot, refused }, at) => (
          <label key={way} data-on={way === value || undefined} data-off={refused !== undefined || undefined}>
            <input
              type="radio"
              name={name}
              checked={way === value}
              disabled={refused !== undefined && way !== value}
              aria-labelledby={`${name}${at}-title`}
              aria-describedby={`${name}${at}`}
              onChange={() => onChange(way)}
            />
            <span className={styles['head']}>
              <span id={`${name}${at}-title`} className={styles['title']}>
                {title}
              </span>
              {best && <StatusPill tone="accent">Best here</StatusPill>}
              {refused === undefined && (
                <StatusPill tone={reboot ? 'pause' : 'off'}>{reboot ? 'Reboot' : 'No reboot'}</StatusPill>
              )}
            </span>
            <span id={`${name}${at}`} className={styles['words']}>
              {refused === undefined ? (
                <>
                  <span>{says}</span> <span className={styles['why']}>{why}</span>
                </>
              ) : (
                <span className={styles['refused']}>Not here: {refused}</span>
              )}
            </span>
            {refused === undefined && (
              <span className={styles['sides']}>
                <Side sign="+" lines={gains} />
                <Side sign="−" lines={costs} />
              </span>
            )}
          </label>
        ))}
      </fieldset>
      {problem && (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
    </Section>
  );
}

function Side({ sign, lines }: { sign: '+' | '−'; lines: readonly string[] }) {
  return (
    <span className={styles['side']} data-sign={sign}>
      {lines.map(line => (
        <span key={line}>
          <b aria-hidden>{sign}</b>
          {line}
        </span>
      ))}
    </span>
  );
}
