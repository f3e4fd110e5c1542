import DeleteIcon from '@mui/icons-material/CloseOutlined';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { formatCpuList } from '#shared/domain/cpu-list.ts';
import { parseCpuList } from '#renderer/ui/host-map/cpu-list.ts';
import { parseSize, sizeText } from '#renderer/ui/size-text.ts';
import type { Cell } from './even-cells.ts';
import styles from './cells.module.css';

interface Props {
  at: number;
  cell: Cell;
  /** Of the host. */
  nodes: readonly number[];
  onChange: (cell: Cell) => void;
  onRemove: () => void;
}

/** One cell: its CPUs, its memory and the node it lies on. */
export function CellRow({ at, cell, nodes, onChange, onRemove }: Props) {
  return (
    <li className={styles['cell']}>
      <span>Cell {at}</span>
      <ReadField
        label="vCPUs"
        name={`vCPUs of cell ${at}`}
        value={formatCpuList(cell.vcpus, ', ')}
        wrong="Numbers and ranges, such as 0-3, 8."
        onRead={text => {
          const vcpus = parseCpuList(text);
          if (vcpus !== undefined) onChange({ ...cell, vcpus });
          return vcpus !== undefined;
        }}
      />
      <ReadField
        label="Memory"
        name={`Memory of cell ${at}`}
        value={sizeText(cell.memory)}
        wrong="A number and a unit, such as 4 GiB."
        onRead={text => {
          const memory = parseSize(text);
          if (memory !== undefined) onChange({ ...cell, memory });
          return memory !== undefined;
        }}
      />
      {nodes.length > 0 && (
        <TextField
          select
          label="On the host’s"
          value={cell.node ?? ''}
          slotProps={{ select: { displayEmpty: true } }}
          onChange={({ target }) => {
            const { node: _node, ...rest } = cell;
            onChange(target.value === '' ? rest : { ...rest, node: Number(target.value) });
          }}
        >
          <MenuItem value="">any node</MenuItem>
          {nodes.map(node => (
            <MenuItem key={node} value={node}>
              node {node}
            </MenuItem>
          ))}
        </TextField>
      )}
      <IconButton aria-label={`Remove cell ${at}`} onClick={onRemove}>
        <DeleteIcon />
      </IconButton>
    </li>
  );
}

interface ReadProps {
  label: string;
  name: string;
  value: string;
  wrong: string;
  /** Whether it could be read. */
  onRead: (text: string) => boolean;
}

/** Text that is read while it is typed. What cannot be read changes nothing and says so. */
function ReadField({ label, name, value, wrong, onRead }: ReadProps) {
  const [typed, setTyped] = useState<{ text: string; fine: boolean }>();
  return (
    <TextField
      label={label}
      value={typed?.text ?? value}
      error={typed?.fine === false}
      helperText={typed?.fine === false && wrong}
      autoComplete="off"
      slotProps={{ htmlInput: { 'aria-label': name, spellCheck: false } }}
      onBlur={() => setTyped(undefined)}
      onChange={({ target: { value: text } }) => setTyped({ text, fine: onRead(text) })}
    />
  );
}
