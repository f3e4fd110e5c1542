import type { DeviceVerdict } from '#shared/contract/devices.ts';
import { Section } from '#renderer/ui/section.tsx';
import { StateIcon, type Look } from '#renderer/ui/state-icon.tsx';
import { verdictTitles } from '../model/words.ts';
import styles from './device-panel.module.css';

const looks: Record<DeviceVerdict['level'], Look> = {
  ready: 'info',
  step: 'info',
  risky: 'warning',
  'in-use': 'running',
  never: 'error',
  stays: 'info',
};

/** Why the verdict is what it is, the weightiest first, each with what to do about it. */
export function Reasons({ verdict: { level, reasons } }: { verdict: DeviceVerdict }) {
  if (reasons.length === 0) return null;
  return (
    <Section title={verdictTitles[level]}>
      <ul className={styles['lines']}>
        {reasons.map(({ text, remedy }) => (
          <li key={text}>
            <StateIcon look={looks[level]} />
            <div>
              {text}
              {remedy && <small>{remedy}</small>}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
