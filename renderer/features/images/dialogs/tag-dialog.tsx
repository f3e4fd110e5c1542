import { useState } from 'react';
import { tagImage } from '#renderer/api/images.ts';
import { useImages } from '#renderer/api/live/images.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import type { Image } from '#shared/contract/images/image.ts';
import { familiarName, isBad, parseReference } from '#shared/domain/images/reference.ts';
import { imageTitle } from '#shared/domain/images/image-title.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { isName, NameField } from './name-field.tsx';

/** One more name, such as that of a registry to push it to. */
export function TagDialog({ image, onClose }: { image: Image; onClose: () => void }) {
  const [name, setName] = useState('');
  const { items = [] } = useImages(image.engine);
  const parsed = parseReference(name);
  const wanted = isBad(parsed) ? undefined : familiarName(parsed);
  const other = items.find(
    ({ id, tags }) => id !== image.id && wanted !== undefined && tags.includes(wanted),
  );
  const begin = async () => {
    await tagImage(image, name);
    onClose();
  };
  return (
    <FormDialog
      wide
      title={`Tag ${imageTitle(image)}`}
      confirm="Give it this name"
      ready={isName(name)}
      onSubmit={begin}
      onClose={onClose}
    >
      <NameField label="New name" value={name} onChange={setName} autoFocus />
      {other && (
        <Attention
          what={`Another image is called “${wanted}”.`}
          why="It loses this name, and stays on the engine without it."
        />
      )}
    </FormDialog>
  );
}
