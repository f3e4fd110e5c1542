import CloseIcon from '@mui/icons-material/Close';
import DownIcon from '@mui/icons-material/KeyboardArrowDown';
import UpIcon from '@mui/icons-material/KeyboardArrowUp';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { countOf } from '#renderer/ui/format.ts';
import type { LogPattern } from './log-search.ts';
import type { Found } from './use-log-search.ts';
import styles from './logs.module.css';

interface Props {
  pattern: LogPattern;
  found: Found;
  onPattern: (pattern: LogPattern) => void;
  onStep: (forward: boolean) => void;
  onClose: () => void;
}

/** Finds lines in what is held of the log. Enter goes to the next one up, as the newest are read first. */
export function LogSearchBar({ pattern, found, onPattern, onStep, onClose }: Props) {
  return (
    <search className={styles['bar']}>
      <TextField
        inputRef={focusOnMount}
        value={pattern.text}
        placeholder="Search the log"
        error={found.wrong || found.slow}
        slotProps={{ htmlInput: { 'aria-label': 'Search the log', spellCheck: false } }}
        onChange={event => onPattern({ ...pattern, text: event.target.value })}
        onKeyDown={event => {
          if (event.key === 'Escape') onClose();
          else if (event.key === 'Enter') onStep(event.shiftKey);
          else return;
          event.preventDefault();
        }}
      />
      <IconButton aria-label="Match before" title="Enter" onClick={() => onStep(false)}>
        <UpIcon />
      </IconButton>
      <IconButton aria-label="Match after" title="Shift+Enter" onClick={() => onStep(true)}>
        <DownIcon />
      </IconButton>
      <FilterChip
        on={pattern.matchCase}
        onToggle={() => onPattern({ ...pattern, matchCase: !pattern.matchCase })}
      >
        Match case
      </FilterChip>
      <FilterChip on={pattern.regular} onToggle={() => onPattern({ ...pattern, regular: !pattern.regular })}>
        Regular expression
      </FilterChip>
      <output className={styles['count']} data-wrong={found.wrong || found.slow || undefined}>
        {pattern.text !== '' && words(found)}
      </output>
      <IconButton aria-label="Close the search" title="Escape" onClick={onClose}>
        <CloseIcon />
      </IconButton>
    </search>
  );
}

function words({ wrong, slow, count, index, left }: Found): string {
  if (wrong) return 'This expression cannot be read, or repeats inside what repeats.';
  if (slow) return 'This expression takes too long. Make it simpler.';
  const more = left > 0 ? ', still looking' : '';
  if (count === 0) return left > 0 ? 'Looking…' : 'Not found';
  if (index < 0) return `${countOf(count, 'line')}${more}`;
  return `${(index + 1).toLocaleString('en-GB')} of ${countOf(count, 'line')}${more}`;
}
