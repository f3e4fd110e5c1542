import ContentCopyIcon from '@mui/icons-material/ContentCopyOutlined';
import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import SearchIcon from '@mui/icons-material/Search';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import { amounts, type Amount, type LogPart } from './view-options.ts';

export interface LogLook {
  readonly timestamps: boolean;
  readonly wrap: boolean;
}

interface Props {
  part: LogPart;
  onPart: (part: LogPart) => void;
  look: LogLook;
  onLook: (look: LogLook) => void;
  /** Of a terminal: there is one stream only. */
  tty: boolean;
  onSearch: () => void;
  onCopy: () => void;
  onSave: () => void;
}

/** What of the log is looked at and how, and what can be done with it. */
export function LogToolbar({ part, onPart, look, onLook, tty, onSearch, onCopy, onSave }: Props) {
  return (
    <Toolbar label="Log">
      <TextField
        select
        value={part.amount}
        onChange={({ target }) => onPart({ ...part, amount: target.value as Amount })}
        slotProps={{ htmlInput: { 'aria-label': 'Which lines' } }}
      >
        {amounts.map(({ value, label }) => (
          <MenuItem key={value} value={value}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      {part.amount === 'between' && (
        <>
          <Moment label="From" value={part.since} onChange={since => onPart({ ...part, since })} />
          <Moment label="Until" value={part.until} onChange={until => onPart({ ...part, until })} />
        </>
      )}
      {!tty && (
        <Segmented
          label="Streams"
          value={part.streams}
          choices={[
            { value: 'both', label: 'All' },
            { value: 'stdout', label: 'Output' },
            { value: 'stderr', label: 'Errors' },
          ]}
          onChange={streams => onPart({ ...part, streams })}
        />
      )}
      <FilterChip on={look.timestamps} onToggle={() => onLook({ ...look, timestamps: !look.timestamps })}>
        Times
      </FilterChip>
      <FilterChip on={look.wrap} onToggle={() => onLook({ ...look, wrap: !look.wrap })}>
        Wrap
      </FilterChip>
      <Button startIcon={<SearchIcon />} title="Ctrl+Shift+F" onClick={onSearch}>
        Search
      </Button>
      <Button startIcon={<ContentCopyIcon />} onClick={onCopy}>
        Copy
      </Button>
      <Button startIcon={<SaveIcon />} onClick={onSave}>
        Save…
      </Button>
    </Toolbar>
  );
}

function Moment({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <TextField
      type="datetime-local"
      value={value}
      slotProps={{ htmlInput: { 'aria-label': label, step: 1 } }}
      onChange={event => onChange(event.target.value)}
    />
  );
}
