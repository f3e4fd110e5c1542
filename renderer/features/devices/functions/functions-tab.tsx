import Button from '@mui/material/Button';
import { useState } from 'react';
import { planFunctions, useSriov } from '#renderer/api/sriov.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { HostPlanDialog } from '#renderer/ui/host-change/host-plan-dialog.tsx';
import type { SriovChange } from '#shared/contract/sriov.ts';
import { NoMap } from '../no-map.tsx';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { goTo } from '../place.ts';
import { CountDialog } from './count-dialog.tsx';
import { DeviceCard } from './device-card.tsx';
import { GiveDialog } from './give-dialog.tsx';
import type { Asked } from './asked.ts';
import { PoolDialog } from './pool-dialog.tsx';
import { PoolsSection } from './pools-section.tsx';
import styles from './functions.module.css';

/** Devices that can be cut into virtual functions: how many, how each is set up, and who has it. */
export default function FunctionsTab() {
  const { connection } = usePlace();
  const { state, failure, again } = useSriov(connection);
  const [asked, setAsked] = useState<Asked>();
  const [change, setChange] = useState<SriovChange>();
  const close = () => setAsked(undefined);
  if (!state) return <NoMap connection={connection} failure={failure} again={again} />;
  if (state.physical.length === 0) {
    return (
      <EmptyState
        title="No device of this host has virtual functions"
        action={<Button onClick={() => goTo(connection, 'doctor')}>See what the doctor says</Button>}
      >
        A network card, drive or GPU with SR-IOV can be cut into functions, each of which a guest gets for
        itself. The device has to offer it, and its firmware and the host’s must have SR-IOV (and ARI) turned
        on. Guests need the IOMMU besides.
      </EmptyState>
    );
  }
  return (
    <div className={styles['page']}>
      {!state.iommu && (
        <Attention
          what="Guests cannot be given functions yet: the IOMMU is off."
          why="They can be made and set up."
          action={<Button onClick={() => goTo(connection, 'doctor')}>Open the doctor</Button>}
        />
      )}
      {state.missing.map(text => (
        <Attention key={text} tone="info" what="Not everything is known here." why={text} />
      ))}
      {state.physical.map(device => (
        <DeviceCard key={device.address} device={device} onAsk={setAsked} onChange={setChange} />
      ))}
      <PoolsSection connection={connection} state={state} onAsk={setAsked} />
      {asked?.what === 'count' && (
        <CountDialog
          connection={connection}
          device={asked.device}
          onReview={wanted => {
            close();
            setChange(wanted);
          }}
          onClose={close}
        />
      )}
      {asked?.what === 'give' && (
        <GiveDialog connection={connection} state={state} from={asked.from} onClose={close} />
      )}
      {asked?.what === 'pool' && (
        <PoolDialog connection={connection} state={state} device={asked.device} onClose={close} />
      )}
      {change && (
        <HostPlanDialog
          connection={connection}
          wish={change}
          planOf={signal => planFunctions(connection, change, signal)}
          onClose={() => setChange(undefined)}
        />
      )}
    </div>
  );
}
