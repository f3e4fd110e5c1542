import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useBridgeTrial, useHostInterfaces } from '#renderer/api/host-bridges.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import type { BridgeWish } from '#shared/contract/host-bridges.ts';
import { goTo } from '../place.ts';
import { InterfaceDetail } from './interface-detail.tsx';
import { InterfaceList } from './interface-list.tsx';
import { MakeBridgeDialog } from './make-bridge-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { TrialBanner } from './trial-banner.tsx';
import { TrialDialog } from './trial-dialog.tsx';
import { isOver } from './trial-words.ts';
import styles from './bridges.module.css';

type Asked =
  | { readonly what: 'make'; readonly port: string; readonly wish?: BridgeWish | undefined }
  | { readonly what: 'plan'; readonly wish: BridgeWish }
  | { readonly what: 'trial' };

/** The host's own interfaces, and bridges in their place. */
export default function BridgesTab() {
  const { connection, item } = usePlace();
  const { interfaces, managers, failure, looking, again } = useHostInterfaces(connection);
  const trial = useBridgeTrial(connection);
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const phase = trial?.phase;
  useEffect(() => {
    if (phase !== undefined && isOver(phase)) again();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each change of the phase
  }, [phase]);

  if (!interfaces) {
    return failure ? (
      <EmptyState
        title="The interfaces of this host are not known"
        action={<Button onClick={again}>Try again</Button>}
      >
        <FailureNote failure={failure} />
      </EmptyState>
    ) : (
      <p className={styles['quiet']} role="status">
        Looking at the host…
      </p>
    );
  }
  const chosen = interfaces.find(({ name }) => name === item);
  return (
    <div className={styles['page']}>
      {trial && asked?.what !== 'trial' && (
        <TrialBanner trial={trial} onOpen={() => setAsked({ what: 'trial' })} />
      )}
      {failure && <FailureNote failure={failure} action={<Button onClick={again}>Try again</Button>} />}
      <SplitPane
        id="host-interfaces"
        detailLabel={chosen ? `Interface ${chosen.name}` : 'Interface'}
        main={
          <InterfaceList
            interfaces={interfaces}
            managers={managers}
            chosen={chosen?.name}
            looking={looking}
            onAgain={again}
            onChoose={name => goTo(connection, 'bridges', name, chosen !== undefined)}
          />
        }
        detail={
          chosen && (
            <InterfaceDetail
              connection={connection}
              about={chosen}
              waits={trial !== undefined && !isOver(trial.phase)}
              onMake={() => setAsked({ what: 'make', port: chosen.name })}
              onRemove={() =>
                setAsked({ what: 'plan', wish: { do: 'remove', bridge: chosen.name, seconds: 90 } })
              }
              onClose={() => goTo(connection, 'bridges')}
            />
          )
        }
      />
      {asked?.what === 'make' && (
        <MakeBridgeDialog
          interfaces={interfaces}
          port={asked.port}
          before={asked.wish}
          onReview={wish => setAsked({ what: 'plan', wish })}
          onClose={close}
        />
      )}
      {asked?.what === 'plan' && (
        <PlanDialog
          connection={connection}
          wish={asked.wish}
          onBack={() =>
            setAsked(
              asked.wish.do === 'make'
                ? { what: 'make', port: asked.wish.port, wish: asked.wish }
                : undefined,
            )
          }
          onBegun={() => setAsked({ what: 'trial' })}
          onClose={close}
        />
      )}
      {asked?.what === 'trial' && <TrialDialog connection={connection} trial={trial} onClose={close} />}
    </div>
  );
}
