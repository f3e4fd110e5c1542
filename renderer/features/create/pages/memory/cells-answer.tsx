import Button from '@mui/material/Button';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';
import { keepCount } from '../cpu/keep-count.ts';
import { CellRow } from './cell-row.tsx';
import { evenCells, type Cell } from './even-cells.ts';
import styles from './cells.module.css';

/** The guest's own NUMA cells: what its kernel is told about which memory is near which CPU. */
export function CellsAnswer() {
  const answer = useAnswer('memoryLayout.cells');
  const vcpus = useAnswer('cpu.maximum').value ?? 1;
  const memory = useAnswer('memory').value ?? 0;
  const nodes = (useOptions()?.host.topology?.nodes ?? []).map(({ id }) => id);
  const cells = answer.value ?? [];
  const put = (next: Cell[]) => {
    keepCount();
    answer.set(next);
  };
  const most = Math.min(vcpus, 64);

  return (
    <AnswerFrame
      answer={answer}
      label="NUMA cells"
      about={
        cells.length === 0 && 'the guest sees one even memory, which is right unless it lies on several nodes'
      }
    >
      <ul className={styles['cells']} aria-label="NUMA cells of the guest">
        {cells.map((cell, at) => (
          <CellRow
            // oxlint-disable-next-line react/no-array-index-key -- a cell is known by its number alone
            key={at}
            at={at}
            cell={cell}
            nodes={nodes}
            onChange={next => put(cells.with(at, next))}
            onRemove={() => (cells.length === 1 ? answer.reset() : put(cells.toSpliced(at, 1)))}
          />
        ))}
      </ul>
      <div className={styles['actions']}>
        <Button
          disabled={cells.length >= most}
          onClick={() =>
            put(
              evenCells(
                cells.length + 1,
                vcpus,
                memory,
                cells.map(({ node }) => node),
              ),
            )
          }
        >
          {cells.length === 0 ? 'Give it cells' : 'One more, shared out evenly'}
        </Button>
        {nodes.length > 1 && vcpus >= nodes.length && (
          <Button onClick={() => put(evenCells(nodes.length, vcpus, memory, nodes))}>
            One for each node of the host
          </Button>
        )}
      </div>
    </AnswerFrame>
  );
}
