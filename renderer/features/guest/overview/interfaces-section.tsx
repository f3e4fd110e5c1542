import type { GuestDetails } from '#shared/contract/guests.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Section } from '#renderer/ui/section.tsx';
import styles from './overview.module.css';

interface Props {
  interfaces: GuestDetails['interfaces'];
  /** Of the whole guest: libvirt does not always say which one is on which interface. */
  addresses: readonly string[];
}

export function InterfacesSection({ interfaces, addresses }: Props) {
  return (
    <Section title="Network interfaces">
      {interfaces.length === 0 && <p className={styles['muted']}>None.</p>}
      <ul className={`${styles['lines']} ${styles['cards']}`}>
        {interfaces.map(({ mac, source, model, up }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- libvirt names interfaces by position alone
          <li key={mac ?? index}>
            <span>{source}</span>
            {mac === undefined ? <em>No address</em> : <CopyText text={mac} what="MAC address" />}
            <em>{[model, !up && 'unplugged'].filter(Boolean).join(' · ')}</em>
          </li>
        ))}
        {addresses.length > 0 && (
          <li>
            <span>Addresses</span>
            <span className={styles['wide']}>
              {addresses.map(address => (
                <CopyText key={address} text={address} what="address" />
              ))}
            </span>
          </li>
        )}
      </ul>
    </Section>
  );
}
