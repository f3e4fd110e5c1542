import type { GuestDetails } from '#shared/contract/guests.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Section } from '#renderer/ui/section.tsx';
import styles from './overview.module.css';

export function InterfacesSection({ interfaces }: { interfaces: GuestDetails['interfaces'] }) {
  return (
    <Section title="Network interfaces">
      {interfaces.length === 0 && <p className={styles['muted']}>None.</p>}
      <ul className={styles['lines']}>
        {interfaces.map(({ mac, source, model, up }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- libvirt names interfaces by position alone
          <li key={mac ?? index}>
            <span>{source}</span>
            {mac === undefined ? <em>No address</em> : <CopyText text={mac} what="MAC address" />}
            <em>{[model, !up && 'unplugged'].filter(Boolean).join(' · ')}</em>
          </li>
        ))}
      </ul>
    </Section>
  );
}
