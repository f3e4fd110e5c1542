import type { AgentState } from '#shared/contract/agent.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Section } from '#renderer/ui/section.tsx';
import styles from './agent.module.css';

/** Network interfaces as the guest itself has them, with all of their addresses. */
export function AddressesSection({ interfaces }: { interfaces: NonNullable<AgentState['interfaces']> }) {
  return (
    <Section title="Addresses">
      <ul className={styles['fileSystems']}>
        {interfaces.map(({ name, mac, addresses }) => (
          <li key={name}>
            <div className={styles['line']}>
              <code>{name}</code>
              {mac !== undefined && <span className={styles['muted']}>{mac}</span>}
            </div>
            {addresses.length === 0 && <span className={styles['muted']}>No address</span>}
            {addresses.map(address => (
              <div key={address}>
                <CopyText text={address} what="address" />
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
