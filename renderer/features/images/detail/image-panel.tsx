import Button from '@mui/material/Button';
import { useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { pushImage, saveImages } from '#renderer/api/images.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import { openOverlay } from '#renderer/app/overlays.ts';
import { runImage } from '#renderer/app/run-from.ts';
import { Inspected } from '#renderer/ui/item-panel/inspected.tsx';
import { ItemPanel } from '#renderer/ui/item-panel/item-panel.tsx';
import { SaveDialog } from '#renderer/ui/save-dialog.tsx';
import type { Container } from '#shared/contract/containers.ts';
import type { Image } from '#shared/contract/images/image.ts';
import { imageTitle } from '#shared/domain/images/image-title.ts';
import { CarryDialog } from '../dialogs/carry-dialog.tsx';
import { PushDialog } from '../dialogs/push-dialog.tsx';
import { RemoveDialog } from '../dialogs/remove-dialog.tsx';
import { TagDialog } from '../dialogs/tag-dialog.tsx';
import { ImageHistory } from './image-history.tsx';
import { ImageOverview } from './image-overview.tsx';

interface Props {
  image: Image;
  users: readonly Container[];
  onClose: () => void;
}

/** The chosen image: what it is, what it is made of, what can be done with it. */
export function ImagePanel({ image, users, onClose }: Props) {
  const [asked, ask] = useState<'tag' | 'push' | 'save' | 'remove'>();
  const [pushing, setPushing] = useState<{ job: string; title: string }>();
  const { engine, id } = image;
  const title = imageTitle(image);
  const done = () => ask(undefined);
  const push = async (name: string) => {
    const { job } = await pushImage(engine, name);
    tellOfJob(job, `Push ${name}`);
    done();
    setPushing({ job, title: `Push ${name}` });
  };
  return (
    <>
      <ItemPanel
        noun="image"
        name={title}
        actions={
          <>
            <Button variant="outlined" onClick={() => runImage(engine, image.tags[0] ?? id)}>
              Run…
            </Button>
            <Button variant="outlined" onClick={() => ask('tag')}>
              Tag…
            </Button>
            <Button variant="outlined" disabled={image.tags.length === 0} onClick={() => ask('push')}>
              Push…
            </Button>
            <Button variant="outlined" onClick={() => ask('save')}>
              Save…
            </Button>
            <Button
              variant="outlined"
              onClick={() => openOverlay({ kind: 'image-machine', engine, image: image.tags[0] ?? id })}
            >
              Make a machine of it…
            </Button>
            <Button color="error" variant="outlined" onClick={() => ask('remove')}>
              Remove…
            </Button>
          </>
        }
        onClose={onClose}
        parts={[
          { id: 'overview', label: 'Overview', content: () => <ImageOverview image={image} users={users} /> },
          { id: 'history', label: 'History', content: () => <ImageHistory image={image} /> },
          {
            id: 'inspect',
            label: 'Inspect',
            content: () => (
              <Inspected
                queryKey={['image', engine, id]}
                label={`What the engine says of ${title}`}
                read={async signal => ({ json: (await api.images.details({ engine, id }, { signal })).raw })}
              />
            ),
          },
        ]}
      />
      {asked === 'tag' && <TagDialog image={image} onClose={done} />}
      {asked === 'push' && <PushDialog image={image} push={push} onClose={done} />}
      {asked === 'save' && (
        <SaveDialog
          title={`Save ${title}`}
          fileName={`${title.replaceAll(/[^\w.-]+/g, '_')}.tar`}
          save={to => saveImages(engine, image.tags.length > 0 ? image.tags : [id], to)}
          onClose={done}
        >
          All its layers and {image.tags.length === 0 ? 'its history' : 'its names'} go into one tarball,
          which any engine can load.
        </SaveDialog>
      )}
      {asked === 'remove' && <RemoveDialog image={image} onClose={done} />}
      {pushing && <CarryDialog {...pushing} onClose={() => setPushing(undefined)} />}
    </>
  );
}
