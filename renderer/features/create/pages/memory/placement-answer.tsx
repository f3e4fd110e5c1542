import { formatBytes } from '#shared/domain/units.ts';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';
import styles from './cells.module.css';

const modes = [
  { value: 'anywhere', label: 'Anywhere' },
  { value: 'preferred', label: 'Rather there' },
  { value: 'strict', label: 'Only there' },
  { value: 'interleave', label: 'Spread evenly' },
] as const;

const meanings: Readonly<Record<(typeof modes)[number]['value'], string>> = {
  anywhere: 'close to the CPU that asks for it first',
  preferred: 'from these nodes as long as they have some',
  strict: 'from these nodes alone: where they have too little, the guest does not start',
  interleave: 'page by page in turn, for guests whose CPUs are on all of these nodes',
};

/** Which of the host's nodes the memory comes from. */
export function PlacementAnswer() {
  const answer = useAnswer('memoryLayout.placement');
  const nodes = useOptions()?.host.topology?.nodes ?? [];
  const { value } = answer;
  if (nodes.length < 2 && value === undefined) return null;
  const first = nodes[0]?.id ?? 0;

  function toggle(node: number) {
    if (value === undefined) return;
    const left = value.nodes.includes(node)
      ? value.nodes.filter(each => each !== node)
      : [...value.nodes, node].toSorted((a, b) => a - b);
    // None at all is no placement.
    if (left.length > 0) answer.set({ ...value, nodes: left });
  }
  return (
    <AnswerFrame answer={answer} label="Placement" about={meanings[value?.mode ?? 'anywhere']}>
      <div className={styles['placement']}>
        <Segmented
          label="Memory from the host’s nodes"
          value={value?.mode ?? 'anywhere'}
          choices={modes}
          onChange={mode =>
            mode === 'anywhere' ? answer.reset() : answer.set({ mode, nodes: value?.nodes ?? [first] })
          }
        />
        {value && (
          <div className={styles['nodes']} role="group" aria-label="Nodes">
            {nodes.map(node => (
              <FilterChip key={node.id} on={value.nodes.includes(node.id)} onToggle={() => toggle(node.id)}>
                Node {node.id}
                {node.free !== undefined && `, ${formatBytes(node.free)} free`}
              </FilterChip>
            ))}
          </div>
        )}
      </div>
    </AnswerFrame>
  );
}
