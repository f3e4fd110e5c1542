import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import type { MemoryVirtualization } from '#shared/contract/topology.ts';
import type { Nesting } from '#shared/domain/memory-virtualization/nested.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { SwitchAnswer } from '../../wizard/fields/switch-answer.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import styles from './virtualization.module.css';

interface Props {
  nesting: Nesting;
  host: MemoryVirtualization;
}

/** Virtual machines within the guest, and the nested paging of those. */
export function NestedAnswer({ nesting, host }: Props) {
  const nested = useAnswer('cpu.nested').value === true;
  return (
    <div className={styles['nested']}>
      <SwitchAnswer
        path="cpu.nested"
        label="Run virtual machines inside this guest"
        hint={`Passes ${nesting.feature} on. ${said(nesting, host)}`}
      />
      {nested && host.nested === false && <HostSwitch module={nesting.module} />}
      {nested && host.paging !== 'shadow' && <InnerPaging feature={nesting.paging} />}
    </div>
  );
}

const said = ({ module }: Nesting, { nested }: MemoryVirtualization): string => {
  if (nested === undefined) return `Whether the host’s module ${module} allows it is not known.`;
  return nested ? `The host’s module ${module} has nested=1.` : `The host’s module ${module} has nested=0.`;
};

/** What has to be changed on the host, once. */
function HostSwitch({ module }: { module: Nesting['module'] }) {
  return (
    <div className={styles['switch']} role="note">
      <p>
        The host has this switched off, so the guest would find no {module === 'kvm_intel' ? 'VT-x' : 'AMD-V'}
        . With all guests off, run there:
      </p>
      <CopyText
        text={`echo 'options ${module} nested=1' | sudo tee /etc/modprobe.d/kvm-nested.conf`}
        what="the first command"
      />
      <CopyText text={`sudo modprobe -r ${module} && sudo modprobe ${module}`} what="the second command" />
    </div>
  );
}

/** Hiding the feature is the way to switch it off: a guest that runs guests has it by default. */
function InnerPaging({ feature }: { feature: Nesting['paging'] }) {
  const features = useAnswer('cpu.features');
  const others = (features.value ?? []).filter(each => each.name !== feature);
  const hidden = (features.value ?? []).some(
    each => each.name === feature && (each.policy === 'disable' || each.policy === 'forbid'),
  );
  const put = (next: typeof others) => (next.length === 0 ? features.reset() : features.set(next));
  return (
    <div>
      <FormControlLabel
        control={
          <Switch
            checked={!hidden}
            onChange={(_, on) => put(on ? others : [...others, { name: feature, policy: 'disable' }])}
          />
        }
        label="Give its guests nested paging too"
      />
      <p className={styles['where']}>
        {feature}. Without it they run several times slower, on shadow page tables within this guest.
      </p>
    </div>
  );
}
