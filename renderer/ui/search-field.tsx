import SearchIcon from '@mui/icons-material/Search';
import type { Ref } from 'react';
import styles from './search-field.module.css';

interface Props {
  value: string;
  onChange: (value: string) => void;
  label: string;
  ref?: Ref<HTMLInputElement>;
}

/** Narrows a list while it is typed into. Escape empties it, then leaves it. */
export function SearchField({ value, onChange, label, ref }: Props) {
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
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (value === '') event.currentTarget.blur();
          else onChange('');
        }}
      />
    </label>
  );
}
