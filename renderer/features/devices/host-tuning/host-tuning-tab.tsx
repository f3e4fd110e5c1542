import { useState } from 'react';
import { useHostTuning } from '#renderer/api/host-tuning.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { HostChangeDialog } from '#renderer/ui/host-change/host-change-dialog.tsx';
import type { TuningPlan } from '#shared/domain/host-tuning/plan.ts';
import { NoMap } from '../no-map.tsx';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { CoresSection } from './cores-section.tsx';
import { KvmSection } from './kvm-section.tsx';
import { PagesSection } from './pages-section.tsx';
import { Remarks } from './remarks.tsx';
import { SharingSection } from './sharing-section.tsx';
import styles from './host-tuning.module.css';

/** Memory and CPUs of the host: what guests have of them, and what is kept for them. */
export default function HostTuningTab() {
  const { connection } = usePlace();
  const { tuning, failure, again } = useHostTuning(connection);
  const [plan, setPlan] = useState<TuningPlan>();
  if (!tuning) return <NoMap connection={connection} failure={failure} again={again} />;
  return (
    <div className={styles['page']}>
      {failure && <FailureNote failure={failure} />}
      {tuning.missing.length > 0 && (
        <Attention tone="info" what="Not everything is known of this host." why={tuning.missing.join(' ')} />
      )}
      <PagesSection tuning={tuning} onPlan={setPlan} />
      <CoresSection tuning={tuning} onPlan={setPlan} />
      <KvmSection tuning={tuning} onPlan={setPlan} />
      <SharingSection connection={connection} />
      {plan && (
        <HostChangeDialog
          connection={connection}
          title={plan.title}
          steps={plan.steps}
          onDone={again}
          onClose={() => setPlan(undefined)}
        >
          <Remarks remarks={plan.warnings} />
        </HostChangeDialog>
      )}
    </div>
  );
}
