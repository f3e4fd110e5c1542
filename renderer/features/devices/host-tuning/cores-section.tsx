import Button from '@mui/material/Button';
import { useCallback, useState } from 'react';
import { useStale } from '#renderer/api/live/connections.ts';
import { HostMap } from '#renderer/ui/host-map/host-map.tsx';
import { toggled } from '#renderer/ui/host-map/pins.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { HostTuning } from '#shared/contract/host-tuning.ts';
import { formatCpuList } from '#shared/domain/cpu-list.ts';
import { type CoresWay, keptNow, leftForHost, planCores } from '#shared/domain/host-tuning/cores.ts';
import type { TuningPlan, When } from '#shared/domain/host-tuning/plan.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { goTo } from '../place.ts';
import { WhenChoice } from './pages-section.tsx';
import { Notes } from './remarks.tsx';
import styles from './host-tuning.module.css';

/** Which CPUs the host's own programs stay off, so that a guest has them to itself. */
export function CoresSection({ tuning, onPlan }: { tuning: HostTuning; onPlan: (plan: TuningPlan) => void }) {
  const { connection } = usePlace();
  const stale = useStale(connection);
  const kept = keptNow(tuning);
  const [chosen, setChosen] = useState<readonly number[]>(() => [
    ...new Set([...kept.systemd, ...kept.kernel]),
  ]);
  const [way, setWay] = useState<CoresWay>(tuning.cpus.systemd ? 'systemd' : 'kernel');
  const [when, setWhen] = useState<When>('both');
  const toggle = useCallback((cpu: number) => {
    setChosen(cpus => toggled({ apart: cpus }, 'apart', cpu).apart ?? []);
  }, []);
  const { topology } = tuning;
  if (!topology || topology.cpus.length === 0) return null;
  const plan = planCores(tuning, { cpus: chosen, way, when });
  const now = [...kept.systemd, ...kept.kernel];
  return (
    <Section title="Cores for guests">
      <p className={styles['about']}>
        Choose the CPUs that a guest is to have to itself, and pin the guest to them. A game or a measurement
        then no longer stutters because of what else the host does.
      </p>
      {now.length > 0 && (
        <p>
          Kept for guests now: <b>{formatCpuList(now)}</b>
          {kept.kernel.length > 0 && ', by the kernel’s arguments'}. The way back is in{' '}
          <Button size="small" onClick={() => goTo(connection, 'changes')}>
            Changes
          </Button>
        </p>
      )}
      <HostMap topology={topology} pins={{ apart: chosen }} who="apart" onToggle={toggle} />
      <p role="status">
        {chosen.length === 0
          ? 'The host uses all of them.'
          : `For guests: ${formatCpuList(chosen)}. The host keeps ${formatCpuList(leftForHost(topology, chosen)) || 'none'}.`}
      </p>
      <div className={styles['form']}>
        <Segmented
          label="By"
          value={way}
          choices={[
            { value: 'systemd', label: 'systemd' },
            { value: 'kernel', label: 'The kernel (isolcpus)' },
          ]}
          onChange={setWay}
        />
        {way === 'systemd' && <WhenChoice value={when} onChange={setWhen} />}
        <Button variant="outlined" disabled={stale || plan.steps.length === 0} onClick={() => onPlan(plan)}>
          Keep for guests…
        </Button>
      </div>
      {chosen.length > 0 && <Notes problems={plan.problems} warnings={plan.warnings} />}
    </Section>
  );
}
