import type { TreeRow } from './lay-out.ts';
import styles from './tree.module.css';

/** Pixels; the height is that of a line of the tree. */
const laneWidth = 18;
const height = 54;
const middle = height / 2;
const x = (lane: number) => 10 + lane * laneWidth;

/** The dot of one line, with the lines that lead to it, past it and on from it. */
export function BranchLines({ row }: { row: TreeRow }) {
  const { lane, passing, from, goesOn, snapshot } = row;
  const at = x(lane);
  const elbow = from !== undefined && from !== lane;
  return (
    <svg
      className={styles['lines']}
      width={at + 10}
      height={height}
      viewBox={`0 0 ${at + 10} ${height}`}
      aria-hidden="true"
    >
      {passing.map(each => (
        <path key={each} d={`M${x(each)} 0V${height}`} />
      ))}
      {from === lane && <path d={`M${at} 0V${middle}`} />}
      {elbow && (
        <path d={`M${x(from)} 0V${middle - 8}Q${x(from)} ${middle} ${x(from) + 8} ${middle}H${at}`} />
      )}
      {goesOn && <path d={`M${at} ${middle}V${height}`} />}
      <circle cx={at} cy={middle} r="4.5" data-now={snapshot === undefined || undefined} />
    </svg>
  );
}
