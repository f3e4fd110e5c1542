import { useEffect, useId, useRef } from 'react';
import styles from './kind-cards.module.css';
import { sourceKinds, type SourceKind } from './source-kinds.ts';

interface Props {
  value: SourceKind;
  /** Begins with the focus, where it is the first question. */
  first: boolean;
  onChange: (kind: SourceKind) => void;
}

/** What a guest can start from. Arrow keys move the choice, as in every radio group. */
export function KindCards({ value, first, onChange }: Props) {
  const name = useId();
  const cards = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (first) cards.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [first]);
  return (
    <div>
      <fieldset ref={cards} className={styles['cards']} aria-label="Start from">
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
