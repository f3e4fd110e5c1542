import { memo } from 'react';
import { sparkPaths } from './spark-path.ts';
import styles from './sparkline.module.css';

const width = 84;
const height = 22;

/** The course of a share, 0 to 1, oldest first. Drawn from the right: the newest sits at the edge. */
export const Sparkline = memo(function Sparkline({
  values,
  label,
}: {
  values: readonly number[];
  label: string;
}) {
  const { line, area } = sparkPaths(values, width, height);
  return (
    <svg
      className={styles['spark']}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <path className={styles['base']} d={`M0 ${height - 0.5}H${width}`} />
      <path className={styles['area']} d={area} />
      <path className={styles['line']} d={line} />
    </svg>
  );
});
