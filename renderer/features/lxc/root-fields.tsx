import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { PlaceField } from '#renderer/ui/place-field.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { FormProps } from './form.ts';
import { ImageFields } from './image-fields.tsx';

/** Where its root folder comes from. */
export function RootFields(props: FormProps) {
  const { connection, options, draft, problemOf, change } = props;
  const { cannotUnpack, tools } = options;
  return (
    <>
      <ChoiceCards
        label="Where its files come from"
        value={draft.from}
        onChange={from => change({ from })}
        choices={[
          {
            value: 'distribution',
            label: 'A distribution',
            about: 'Debian or one of its kind, built from its packages.',
            impossible:
              cannotUnpack ??
              (tools.length === 0 ? 'Neither mmdebstrap nor debootstrap is installed there.' : undefined),
          },
          {
            value: 'image',
            label: 'An image',
            about: 'The files of an image of a container engine.',
            impossible: cannotUnpack,
          },
          {
            value: 'tarball',
            label: 'A tarball',
            about: 'A tar archive of a root folder, packed or not.',
            impossible: cannotUnpack,
          },
          { value: 'folder', label: 'A folder', about: 'A root folder that is there.' },
        ]}
      />
      {draft.from === 'folder' && (
        <>
          <PlaceField
            connection={connection}
            label="Root folder"
            value={draft.folder}
            problem={problemOf('root.path')}
            onChange={folder => change({ folder })}
          />
          <Segmented
            label="What is done with the folder"
            value={draft.how}
            choices={[
              { value: 'use', label: 'Use it as it is' },
              { value: 'copy', label: 'Copy it' },
            ]}
            onChange={how => change({ how })}
          />
        </>
      )}
      {draft.from === 'tarball' && (
        <PlaceField
          connection={connection}
          picks="file"
          label="Tarball"
          value={draft.tarball}
          problem={problemOf('root.path')}
          onChange={tarball => change({ tarball })}
        />
      )}
      {draft.from === 'image' && <ImageFields {...props} />}
      {draft.from === 'distribution' && <DistributionFields {...props} />}
    </>
  );
}

function DistributionFields({ options, draft, problemOf, change }: FormProps) {
  return (
    <>
      <TextField
        fullWidth
        label="Suite"
        value={draft.suite}
        error={problemOf('root.suite') !== undefined}
        helperText={problemOf('root.suite') ?? 'Such as bookworm, trixie or noble.'}
        onChange={({ target }) => change({ suite: target.value })}
      />
      <TextField
        fullWidth
        label="Packages"
        value={draft.packages}
        error={problemOf('root.packages') !== undefined}
        helperText={
          problemOf('root.packages') ?? 'Besides the smallest system; a whole system needs an init.'
        }
        onChange={({ target }) => change({ packages: target.value })}
      />
      <TextField
        fullWidth
        label="Mirror"
        value={draft.mirror}
        error={problemOf('root.mirror') !== undefined}
        helperText={problemOf('root.mirror') ?? 'Left empty: the usual one of the tool.'}
        onChange={({ target }) => change({ mirror: target.value })}
      />
      {options.tools.length > 1 && (
        <TextField
          select
          fullWidth
          label="Built with"
          value={draft.tool}
          onChange={({ target }) => change({ tool: target.value as typeof draft.tool })}
        >
          {options.tools.map(tool => (
            <MenuItem key={tool} value={tool}>
              {tool}
            </MenuItem>
          ))}
        </TextField>
      )}
    </>
  );
}
