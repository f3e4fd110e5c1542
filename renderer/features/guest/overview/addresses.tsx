import type { Overview } from '#shared/contract/overview.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import styles from './overview.module.css';

const sources = {
  agent: { word: 'agent', why: 'The guest’s agent says so.' },
  lease: { word: 'lease', why: 'The DHCP server of its network gave it this address.' },
  arp: { word: 'seen', why: 'The host saw it on the network (ARP).' },
} satisfies Record<Overview['addresses'][number]['by'], { word: string; why: string }>;

type Shown = Pick<Overview['addresses'][number], 'address' | 'interface'> & { by?: keyof typeof sources };

/** Each address with who says so, as far as that is known yet, to be copied. */
export function Addresses({ addresses }: { addresses: readonly Shown[] }) {
  return (
    <ul className={styles['addresses']}>
      {addresses.map(({ address, by, interface: name }) => (
        <li key={address}>
          <CopyText text={address} what="address" />
          {by && <small title={[sources[by].why, name].filter(Boolean).join(' ')}>{sources[by].word}</small>}
        </li>
      ))}
    </ul>
  );
}
