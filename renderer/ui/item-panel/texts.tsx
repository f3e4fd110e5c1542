import { Section } from '#renderer/ui/section.tsx';
import type { Labels } from '#shared/contract/values.ts';
import styles from './texts.module.css';

/** Labels or options, each with its value; nothing at all where there are none. */
export function Texts({ title, texts }: { title: string; texts: Labels }) {
  const entries = Object.entries(texts);
  if (entries.length === 0) return null;
  return (
    <Section title={title}>
      <dl className={styles['texts']}>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === '' ? '–' : value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
