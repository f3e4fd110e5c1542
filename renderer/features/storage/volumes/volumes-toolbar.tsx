import AddIcon from '@mui/icons-material/Add';
import UploadIcon from '@mui/icons-material/UploadOutlined';
import Button from '@mui/material/Button';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { VolumeDialogKind } from './dialogs/volume-dialog.tsx';
import type { VolumeFilter } from './list/arrange.ts';
import styles from './volumes-pane.module.css';

interface Props {
  text: string;
  filter: VolumeFilter;
  blocked: boolean;
  onText: (text: string) => void;
  onFilter: (filter: VolumeFilter) => void;
  onDialog: (dialog: VolumeDialogKind) => void;
}

const filters = [
  { value: 'all', label: 'All' },
  { value: 'used', label: 'In use' },
  { value: 'unused', label: 'Unused' },
  { value: 'layers', label: 'Layers' },
] as const;

export function VolumesToolbar({ text, filter, blocked, onText, onFilter, onDialog }: Props) {
  return (
    <div className={styles['toolbar']}>
      <div className={styles['search']}>
        <SearchField label="Search volumes" value={text} onChange={onText} />
      </div>
      <Segmented label="Which volumes" value={filter} choices={filters} onChange={onFilter} />
      <Button startIcon={<UploadIcon />} disabled={blocked} onClick={() => onDialog({ act: 'upload' })}>
        Upload
      </Button>
      <Button
        variant="contained"
        color="primary"
        startIcon={<AddIcon />}
        disabled={blocked}
        onClick={() => onDialog({ act: 'create' })}
      >
        New volume
      </Button>
    </div>
  );
}
