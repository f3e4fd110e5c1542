import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import type { RunMount } from '#shared/contract/container-run/mounts.ts';
import { RowsAnswer } from '../fields/rows-answer.tsx';
import { usePlan } from '../wizard/plan-store.ts';
import { MountFields } from './mount-fields.tsx';

const kindNames: Readonly<Record<RunMount['kind'], string>> = {
  volume: 'Volume',
  anonymous: 'Volume without a name',
  bind: 'Folder of the host',
  tmpfs: 'Memory',
};

function essentials(mount: RunMount): string {
  const source = mount.kind === 'bind' ? mount.source : mount.kind === 'volume' ? mount.name : '';
  return `${source === '' ? '' : `${source} on `}${mount.target || '…'}${mount.readOnly ? ', read-only' : ''}`;
}

export function MountsAnswer() {
  const offered = usePlan(({ plan }) => plan?.image.volumes) ?? [];
  const target = offered[0] ?? '';
  return (
    <RowsAnswer<RunMount>
      path="mounts"
      label="What is mounted"
      nameOf={({ kind }) => kindNames[kind]}
      essentialsOf={essentials}
      empty={
        offered.length === 0
          ? 'Nothing is mounted: what it writes goes with it.'
          : `Nothing is mounted. The image keeps ${offered.join(', ')} in volumes without a name.`
      }
      fields={(mount, at) => <MountFields mount={mount} at={at} />}
      actions={add => (
        <>
          <Button startIcon={<AddIcon />} onClick={() => add({ kind: 'volume', name: '', target })}>
            Volume
          </Button>
          <Button startIcon={<AddIcon />} onClick={() => add({ kind: 'bind', source: '', target })}>
            Folder of the host
          </Button>
          <Button startIcon={<AddIcon />} onClick={() => add({ kind: 'tmpfs', target: '' })}>
            Memory
          </Button>
          <Button startIcon={<AddIcon />} onClick={() => add({ kind: 'anonymous', target })}>
            Volume without a name
          </Button>
        </>
      )}
    />
  );
}
