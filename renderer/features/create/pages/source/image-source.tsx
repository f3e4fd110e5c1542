import CatalogueIcon from '@mui/icons-material/TravelExploreOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { parseImage } from '#shared/contract/create/image.ts';
import { changeDraft } from '../../wizard/draft-store.ts';
import { SegmentedAnswer } from '../../wizard/fields/segmented-answer.tsx';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';
import { CatalogueDialog } from './catalogue-dialog.tsx';
import { DownloadStatus } from './download-status.tsx';
import { ImageField } from './image-field.tsx';
import { ImageList } from '#renderer/ui/image-list.tsx';
import { imagesFor } from './images-for.ts';
import styles from './image-source.module.css';

export type ImageKind = 'iso' | 'cloud-image' | 'disk-image';

const words: Readonly<Record<ImageKind, { what: string; example: string }>> = {
  iso: { what: 'ISO file', example: '/home/you/Downloads/debian.iso or https://…' },
  'cloud-image': { what: 'cloud image', example: '/home/you/Downloads/cloud.qcow2 or https://…' },
  'disk-image': { what: 'disk image', example: '/var/lib/libvirt/images/old.qcow2' },
};

const layers = [
  { value: 'overlay', label: 'A thin layer on a shared base' },
  { value: 'copy', label: 'A copy of its own' },
] as const;

const ways = [
  { value: 'copy', label: 'Copy it' },
  { value: 'use', label: 'Use the file itself' },
  { value: 'convert', label: 'Convert a copy' },
  { value: 'overlay', label: 'Layer on it' },
] as const;

/** A file, an address or an entry of the catalogue, and what happens to it. */
export function ImageSource({ kind, brief }: { kind: ImageKind; brief: boolean }) {
  const { what, example } = words[kind];
  const [choosing, setChoosing] = useState(false);
  const { value: image = '', problems } = useAnswer('source.image');
  const images = imagesFor(kind, useOptions()?.images ?? []);
  const parsed = parseImage(image);
  return (
    <div className={styles['image']}>
      <ImageField
        path="source.image"
        what={what}
        wanted={kind === 'iso' ? 'medium' : 'disk'}
        placeholder={example}
        aside={
          kind !== 'disk-image' && (
            <Button startIcon={<CatalogueIcon />} onClick={() => setChoosing(true)}>
              Catalogue…
            </Button>
          )
        }
      />
      {parsed !== undefined && parsed.kind !== 'path' && problems.length === 0 && (
        <DownloadStatus image={image} />
      )}
      {parsed?.kind === 'url' && (
        <TextAnswer
          path="source.checksum"
          resettable={false}
          label="Checksum"
          mono
          placeholder="sha256:…"
          hint="As its publisher gives it."
        />
      )}
      <ImageList images={images} chosen={image} what={what} onPick={pick} />
      {kind === 'cloud-image' && !brief && (
        <SegmentedAnswer path="source.how" label="Its disk is" choices={layers} />
      )}
      {kind === 'disk-image' && (
        <SegmentedAnswer path="source.how" label="What happens to the image" choices={ways} />
      )}
      {choosing && (
        <CatalogueDialog
          kind={kind === 'iso' ? 'iso' : 'cloud-image'}
          onPick={entry => {
            setChoosing(false);
            pick(`catalogue:${entry.id}`);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}

/** Another image: what was said of the old one, its checksum and its system, holds no more. */
function pick(image: string): void {
  changeDraft(({ osId: _osId, ...draft }) => {
    if (!('image' in draft.source)) return draft;
    const { checksum: _checksum, ...source } = draft.source;
    return { ...draft, source: { ...source, image } };
  });
}
