import Button from '@mui/material/Button';
import { useState } from 'react';
import { mediatedWays, planMediatedHost, useMediated } from '#renderer/api/mediated.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { HostPlanDialog } from '#renderer/ui/host-change/host-plan-dialog.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { MediatedAction } from '#shared/contract/mediated.ts';
import { giveEdits } from '#shared/domain/sriov/give.ts';
import { GuestEditsDialog } from '../give/guest-edits-dialog.tsx';
import { NoMap } from '../no-map.tsx';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { goTo } from '../place.ts';
import type { Asked } from './asked.ts';
import { CreateDialog } from './create-dialog.tsx';
import { DevicesSection } from './devices-section.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { ParentCard } from './parent-card.tsx';
import { VendorCard } from './vendor-card.tsx';
import styles from '../functions/functions.module.css';

const confirms: Readonly<Record<MediatedAction['do'], string>> = {
  create: 'Make',
  start: 'Make',
  stop: 'Take away',
  autostart: 'Change',
  keep: 'Let it last',
  remove: 'Remove',
};

/** What of the host's cards can be shared out as vGPUs and other mediated devices, and those that there are. */
export default function VgpuTab() {
  const { connection } = usePlace();
  const { state, failure, again } = useMediated(connection);
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  if (!state) return <NoMap connection={connection} failure={failure} again={again} />;
  const { parents, devices, vendor, missing } = state;
  if (parents.length + devices.length + vendor.length === 0) {
    return (
      <EmptyState
        title="No device of this host can be shared out"
        action={<Button onClick={() => goTo(connection, 'map')}>See all devices</Button>}
      >
        vGPUs need a card whose driver makes them: NVIDIA’s licensed vGPU driver on a data centre card (with
        SR-IOV turned on by sriov-manage from Ada on), or Intel’s GVT-g (kvmgt and i915.enable_gvt=1, Core of
        the 5th to 10th generation). Where that driver is loaded, the types of the card are shown here.
      </EmptyState>
    );
  }
  const cards = [...new Set(vendor.map(({ card }) => card))];
  return (
    <div className={styles['page']}>
      {missing.map(text => (
        <Attention key={text} tone="info" what="Not everything is known here." why={text} />
      ))}
      {parents.map(parent => (
        <ParentCard key={parent.id} parent={parent} onAsk={setAsked} />
      ))}
      {cards.map(card => (
        <VendorCard key={card} functions={vendor.filter(each => each.card === card)} onAsk={setAsked} />
      ))}
      {devices.length > 0 && <DevicesSection state={state} onAsk={setAsked} />}
      {asked?.what === 'create' && (
        <CreateDialog
          connection={connection}
          state={state}
          parent={asked.parent}
          type={asked.type}
          onClose={close}
        />
      )}
      {asked?.what === 'give' && (
        <GiveDialog connection={connection} state={state} device={asked.device} onClose={close} />
      )}
      {asked?.what === 'give-function' && (
        <GuestEditsDialog
          connection={connection}
          title={`${asked.vgpu.typeName ?? 'The vGPU'} at ${asked.vgpu.address}`}
          // It stays on the vendor's driver, which is what makes it a vGPU.
          editsOf={() => giveEdits({ how: 'device', function: asked.vgpu.address, managed: false })}
          problemsOf={() => []}
          onClose={close}
        />
      )}
      {asked?.what === 'act' && (
        <PlanDialog
          title={asked.title}
          guestName={asked.action.uuid.slice(0, 8)}
          action={asked.action}
          {...mediatedWays(connection)}
          confirm={confirms[asked.action.do]}
          onClose={close}
        />
      )}
      {asked?.what === 'host' && (
        <HostPlanDialog
          connection={connection}
          wish={asked.change}
          planOf={signal => planMediatedHost(connection, asked.change, signal)}
          onClose={close}
        />
      )}
    </div>
  );
}
