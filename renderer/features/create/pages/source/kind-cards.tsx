import { useId } from 'react';
import styles from './kind-cards.module.css';
import { sourceKinds, type SourceKind } from './source-kinds.ts';

/** What a guest can start from. Arrow keys move the choice, as in every radio group. */
export function KindCards({ value, onChange }: { value: SourceKind; onChange: (kind: SourceKind) => void }) {
  const name = useId();
  return (
    <div>
      <fieldset className={styles['cards']} aria-label="Start from">
        {sourceKinds.map(({ value: kind, label, icon: Icon, about }) => (
          <label key={kind} data-on={kind === value || undefined} title={about}>
            <input type="radio" name={name} checked={kind === value} onChange={() => onChange(kind)} />
            <Icon aria-hidden />
            {label}
          </label>
        ))}
      </fieldset>
      <p className={styles['about']}>{sourceKinds.find(kind => kind.value === value)?.about}</p>
    </div>
  );
}
