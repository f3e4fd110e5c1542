import { Section } from '#renderer/ui/section.tsx';
import styles from './overview.module.css';

/** What others wrote on it: Compose, its image, a person. */
export function LabelsSection({ labels }: { labels: Record<string, string> }) {
  const entries = Object.entries(labels).toSorted(([a], [b]) => a.localeCompare(b));
  if (entries.length === 0) return null;
  return (
    <Section title="Labels">
      <ul className={styles['pairs']}>
        {entries.map(([name, value]) => (
          <li key={name}>
            <code>{name}</code>
            <code>{value}</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
