import SearchIcon from '@mui/icons-material/Search';
import type { Ref } from 'react';
import styles from './search-field.module.css';

interface Props {
  value: string;
  onChange: (value: string) => void;
  label: string;
  ref?: Ref<HTMLInputElement>;
  /** Enter and the arrow down go on to what was found. */
  onFound?: () => void;
}

/** Narrows a list while it is typed into. Escape empties it, then leaves it. */
export function SearchField({ value, onChange, label, ref, onFound }: Props) {
  return (
    <label className={styles['search']}>
      <SearchIcon />
      <input
        ref={ref}
        type="search"
        value={value}
        placeholder={label}
        aria-label={label}
        spellCheck={false}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (onFound && (event.key === 'Enter' || event.key === 'ArrowDown')) {
            event.preventDefault();
            onFound();
          }
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (value === '') event.currentTarget.blur();
          else onChange('');
        }}
      />
    </label>
  );
}
