import { Segmented } from '#renderer/ui/segmented.tsx';
import { formatBytes } from '#shared/domain/units.ts';
import { changeDraft, useDraft } from '../../wizard/draft-store.ts';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { NumberAnswer } from '../../wizard/fields/number-answer.tsx';
import { SizeAnswer } from '../../wizard/fields/size-answer.tsx';
import { usePlan } from '../../wizard/plan-store.ts';
import { useOptions } from '../../wizard/use-options.ts';
import { DiskSize } from './disk-size.tsx';
import { sizeOf, withSize, type SizeName } from './sizes.ts';

const choices: { value: SizeName; label: string }[] = [
  { value: 'fitting', label: 'As it needs' },
  { value: 'small', label: 'Small' },
  { value: 'medium', label: 'Medium' },
  { value: 'large', label: 'Large' },
];
const own = { value: 'own' as const, label: 'My own' };

/** One question for CPU, memory and disk; each number can still be changed by itself. */
export function SizeQuestion() {
  const size = useDraft(({ draft }) => draft && sizeOf(draft));
  const host = useOptions()?.host;
  const keepsSize = usePlan(({ plan }) => plan?.resolved.disks?.[0]?.how === 'use');
  return (
    <>
      <Segmented<SizeName>
        label="Size"
        value={size ?? 'fitting'}
        choices={size === 'own' ? [...choices, own] : choices}
        onChange={name => name !== 'own' && changeDraft(draft => withSize(draft, name, !keepsSize))}
      />
      <AnswerRow>
        <NumberAnswer path="vcpus" label="Virtual CPUs" unit={host && `of ${host.cpus}`} />
        <SizeAnswer path="memory" label="Memory" unit={host && freeOf(host)} />
        {!keepsSize && <DiskSize />}
      </AnswerRow>
    </>
  );
}

const freeOf = ({ memory, freeMemory }: { memory: number; freeMemory?: number | undefined }): string =>
  // Under memory hotplug libvirt may count less in all than is free.
  freeMemory === undefined || freeMemory > memory
    ? `of ${formatBytes(memory)}`
    : `${formatBytes(freeMemory)} free`;
