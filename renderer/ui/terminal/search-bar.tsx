import CloseIcon from '@mui/icons-material/Close';
import DownIcon from '@mui/icons-material/KeyboardArrowDown';
import UpIcon from '@mui/icons-material/KeyboardArrowUp';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import type { ISearchOptions, SearchAddon } from '@xterm/addon-search';
import { useEffect, useState } from 'react';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import styles from './search-bar.module.css';

/** Drawn by xterm, which wants values: the tokens' accent, readable on the terminal's black. */
function decorations(): NonNullable<ISearchOptions['decorations']> {
  const tokens = getComputedStyle(document.documentElement);
  const token = (name: string) => tokens.getPropertyValue(name).trim();
  return {
    matchBackground: token('--screen-selection'),
    activeMatchBackground: token('--screen-match'),
    matchOverviewRuler: token('--screen-selection'),
    activeMatchColorOverviewRuler: token('--screen-match'),
  };
}

/** Finds text in what the console printed, newest first. */
export function SearchBar({ search, onClose }: { search: SearchAddon; onClose: () => void }) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<{ index: number; count: number }>();
  useEffect(() => {
    const listener = search.onDidChangeResults(({ resultIndex, resultCount }) =>
      setFound({ index: resultIndex, count: resultCount }),
    );
    return () => {
      listener.dispose();
      search.clearDecorations();
    };
  }, [search]);
  const older = (value: string, incremental = false) =>
    search.findPrevious(value, { incremental, decorations: decorations() });
  const newer = () => search.findNext(text, { decorations: decorations() });

  return (
    <search className={styles['bar']}>
      <TextField
        inputRef={focusOnMount}
        value={text}
        placeholder="Search what was printed"
        slotProps={{ htmlInput: { 'aria-label': 'Search what was printed', spellCheck: false } }}
        onChange={event => {
          setText(event.target.value);
          if (event.target.value === '') search.clearDecorations();
          else older(event.target.value, true);
        }}
        onKeyDown={event => {
          if (event.key === 'Escape') onClose();
          else if (event.key !== 'Enter') return;
          else if (event.shiftKey) newer();
          else older(text);
          event.preventDefault();
        }}
      />
      <IconButton aria-label="Older match" title="Enter" onClick={() => older(text)}>
        <UpIcon />
      </IconButton>
      <IconButton aria-label="Newer match" title="Shift+Enter" onClick={newer}>
        <DownIcon />
      </IconButton>
      <span aria-live="polite" className={styles['count']}>
        {text !== '' && found !== undefined && countText(found)}
      </span>
      <IconButton aria-label="Close the search" title="Escape" onClick={onClose}>
        <CloseIcon />
      </IconButton>
    </search>
  );
}

/** xterm gives index -1 when there are more matches than it marks. */
function countText({ index, count }: { index: number; count: number }): string {
  if (count === 0) return 'Not found';
  return index < 0 ? `${count} or more` : `${index + 1} of ${count}`;
}
