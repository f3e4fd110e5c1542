import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { PlaceField } from '#renderer/ui/place-field.tsx';
import { SizeField } from '#renderer/ui/size-field.tsx';
import type { LxcFolder } from '#shared/contract/lxc.ts';
import { GiB, MiB } from '#shared/domain/units.ts';
import type { FormProps } from './form.ts';
import styles from './lxc.module.css';

/** Folders of the host, and memory, that are mounted in it. */
export function FolderFields({ connection, draft, problemOf, change }: FormProps) {
  const { folders } = draft;
  const put = (at: number, folder: LxcFolder) => change({ folders: folders.with(at, folder) });
  return (
    <>
      {problemOf('folders') && <p className={styles['problem']}>{problemOf('folders')}</p>}
      {folders.map((folder, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have nothing else of their own
        <fieldset key={at} className={styles['row']} aria-label={`Folder ${at + 1}`}>
          {folder.kind === 'bind' ? (
            <>
              <PlaceField
                connection={connection}
                label="Folder of the host"
                value={folder.source}
                problem={problemOf(`folders.${at}.source`)}
                onChange={source => put(at, { ...folder, source })}
              />
              <FormControlLabel
                label="Read-only"
                control={
                  <Checkbox
                    checked={folder.readOnly}
                    onChange={(_, readOnly) => put(at, { ...folder, readOnly })}
                  />
                }
              />
            </>
          ) : (
            <SizeField
              label="Memory for it"
              autoFocus={false}
              start={folder.size}
              hint="Empty at each start."
              least={MiB}
              most={4 * GiB}
              problem={undefined}
              onChange={size => size !== undefined && put(at, { ...folder, size })}
            />
          )}
          <TextField
            fullWidth
            label="Where in the container"
            value={folder.target}
            error={problemOf(`folders.${at}.target`) !== undefined}
            helperText={problemOf(`folders.${at}.target`)}
            onChange={({ target }) => put(at, { ...folder, target: target.value })}
          />
          <IconButton
            aria-label={`Take out folder ${at + 1}`}
            onClick={() => change({ folders: folders.toSpliced(at, 1) })}
          >
            <DeleteIcon />
          </IconButton>
        </fieldset>
      ))}
      <div className={styles['buttons']}>
        <Button
          onClick={() =>
            change({ folders: [...folders, { kind: 'bind', source: '', target: '', readOnly: true }] })
          }
        >
          Add a folder of the host
        </Button>
        <Button
          onClick={() => change({ folders: [...folders, { kind: 'ram', size: 64 * MiB, target: '/tmp' }] })}
        >
          Add memory
        </Button>
      </div>
    </>
  );
}
