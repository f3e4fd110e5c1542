import CatalogueIcon from '@mui/icons-material/TravelExploreOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { diskWays, useMediaCatalogue } from '#renderer/api/disks.ts';
import { useHostOptions } from '#renderer/api/host-options.ts';
import { ImageList } from '#renderer/ui/image-list.tsx';
import { PickList } from '#renderer/ui/pick-list.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import type { CatalogueEntry } from '#shared/contract/media.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { PathField } from '../fields/path-field.tsx';
import { Tick } from '#renderer/ui/tick.tsx';
import type { DiskDialogProps } from './dialog-props.ts';

/** A medium is put into a drive: a file, a volume of a pool, or one from the catalogue. */
export default function InsertDialog({
  guest,
  disk,
  force: forced = false,
  onClose,
  onStarted,
}: DiskDialogProps & { force?: boolean }) {
  const [image, setImage] = useState('');
  const [force, setForce] = useState(forced);
  const [choosing, setChoosing] = useState(false);
  const images = useHostOptions(guest.connection)?.images ?? [];
  const isos = images.filter(({ format, name }) => format === 'iso' || name.toLowerCase().endsWith('.iso'));
  const pick = (path: string) => {
    setImage(path);
    setChoosing(false);
  };
  const whole = image.startsWith('/') || image.startsWith('catalogue:');
  const what = disk.device === 'floppy' ? 'floppy image' : 'ISO file';
  return (
    <PlanDialog
      {...diskWays(guest)}
      title={`Insert a medium into ${disk.target}`}
      guestName={guest.name}
      action={whole ? { do: 'insert', disk: disk.target, image, force } : undefined}
      confirm="Insert"
      onClose={onClose}
      {...(onStarted && { onStarted })}
    >
      {problemOf => (
        <>
          <PathField
            connection={guest.connection}
            label={`Path of the ${what}`}
            picks="image"
            placeholder="/home/you/Downloads/system.iso"
            value={image}
            problem={whole ? problemOf('image') : undefined}
            aside={
              disk.device === 'cdrom' && (
                <Button
                  startIcon={<CatalogueIcon />}
                  aria-expanded={choosing}
                  onClick={() => setChoosing(!choosing)}
                >
                  Catalogue
                </Button>
              )
            }
            onChange={setImage}
          />
          {choosing && <Catalogue onPick={({ id }) => pick(`catalogue:${id}`)} />}
          {!choosing && disk.device === 'cdrom' && (
            <ImageList images={isos} chosen={image} what={what} onPick={pick} />
          )}
          {disk.source !== undefined && (
            <Tick
              label="Open the drive even if the guest has locked it"
              hint="What it is reading just then fails inside the guest."
              checked={force}
              onChange={setForce}
            />
          )}
        </>
      )}
    </PlanDialog>
  );
}

function Catalogue({ onPick }: { onPick: (entry: CatalogueEntry) => void }) {
  const entries = useMediaCatalogue();
  if (!entries) return null;
  const items = entries
    .filter(({ kind }) => kind === 'iso')
    .map(entry => ({
      id: entry.id,
      label: entry.label,
      words: `${entry.osId} ${entry.arch}`,
      aside: <span>{entry.cached ? 'downloaded' : entry.size && formatBytes(entry.size)}</span>,
      entry,
    }));
  return (
    <PickList
      label="Search the catalogue"
      items={items}
      empty="Nothing of this name."
      onPick={({ entry }) => onPick(entry)}
    />
  );
}
