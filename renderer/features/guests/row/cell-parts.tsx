import { Sparkline } from '#renderer/ui/sparkline.tsx';
import type { Kind } from '../model/entry.ts';
import { ContainerIcon, MachineIcon } from './kind-icons.tsx';
import styles from './row.module.css';

export function Text({ value }: { value: string }) {
  return (
    <span className={styles['text']} title={value}>
      {value}
    </span>
  );
}

export const Nothing = () => <span className={styles['aside']}>–</span>;

/** Which kind of guest it is; shown only where the list has both. */
export function KindIcon({ kind }: { kind: Kind }) {
  const words = kind === 'machine' ? 'Machine' : 'Container';
  return (
    <span className={styles['kind']} role="img" aria-label={words} title={words}>
      {kind === 'machine' ? <MachineIcon /> : <ContainerIcon />}
    </span>
  );
}

/** A share of late, drawn; nothing while none is known. */
export function Course({ name, values }: { name: string; values: readonly number[] }) {
  const last = values.at(-1);
  if (last === undefined) return null;
  const words = `${name} ${Math.round(last * 100)} %`;
  return (
    <span title={words}>
      <Sparkline values={values} label={words} />
    </span>
  );
}
