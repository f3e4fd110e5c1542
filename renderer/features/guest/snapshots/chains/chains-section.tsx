import { useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { DiskChain } from '#shared/contract/snapshots.ts';
import { snapshotWays } from '#renderer/api/snapshots.ts';
import { Section } from '#renderer/ui/section.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { ChainView } from './chain-view.tsx';
import { FindDialog } from './find-dialog.tsx';
import type { LayerAction } from './layer-actions.ts';
import styles from './chains.module.css';

interface Props {
  guest: Guest;
  chains: readonly DiskChain[];
  blocked: string | undefined;
}

/** What each disk is made of, file by file, and what can be done to the files. */
export function ChainsSection({ guest, chains, blocked }: Props) {
  const [asked, setAsked] = useState<LayerAction | undefined>();
  const [lost, setLost] = useState<{ disk: string; layer: string; missing: string } | undefined>();
  if (chains.length === 0) return null;
  return (
    <Section title="What the disks are made of">
      <ul className={styles['chains']}>
        {chains.map(chain => (
          <ChainView
            key={chain.target}
            chain={chain}
            blocked={blocked}
            onAction={setAsked}
            onFind={(layer, missing) => setLost({ disk: chain.target, layer, missing })}
          />
        ))}
      </ul>
      {asked && (
        <PlanDialog
          title={asked.title}
          guestName={guest.name}
          action={asked.action}
          {...snapshotWays(guest)}
          confirm={asked.action.do === 'commit' ? 'Merge' : 'Copy'}
          onClose={() => setAsked(undefined)}
        />
      )}
      {lost && <FindDialog guest={guest} {...lost} onClose={() => setLost(undefined)} />}
    </Section>
  );
}
