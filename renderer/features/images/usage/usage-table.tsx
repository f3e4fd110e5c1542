import Button from '@mui/material/Button';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatBytes } from '#renderer/ui/format.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import styles from '../images.module.css';

/** So many are drawn until all are asked for. */
const FEW = 20;

export interface UsageRow {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** Under the heads after the first, in their order. */
  readonly more: readonly string[];
  readonly to?: { readonly engine: EngineId; readonly tab: string; readonly item: string };
}

interface Props {
  label: string;
  /** Of the name, and of what is after the size. */
  heads: readonly string[];
  rows: readonly UsageRow[];
}

export function UsageTable({ label, heads: [first, ...others], rows }: Props) {
  const [all, setAll] = useState(false);
  if (rows.length === 0) return <p className={styles['muted']}>There is none.</p>;
  const sorted = rows.toSorted((a, b) => b.size - a.size);
  return (
    <>
      <table className={styles['table']} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">Size</th>
            {others.map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(all ? sorted : sorted.slice(0, FEW)).map(({ key, name, size, more, to }) => (
            <tr key={key}>
              <td>
                {to ? (
                  <Link to="/engines/$engine/$tab/{-$item}" params={to}>
                    {name}
                  </Link>
                ) : (
                  name
                )}
              </td>
              <td>{formatBytes(size)}</td>
              {more.map((text, at) => (
                <td key={others[at]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > FEW && !all && <Button onClick={() => setAll(true)}>All {rows.length}</Button>}
    </>
  );
}
