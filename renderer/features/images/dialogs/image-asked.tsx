import { useState } from 'react';
import { pushImage, saveImages } from '#renderer/api/images.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import { SaveDialog } from '#renderer/ui/save-dialog.tsx';
import type { Image } from '#shared/contract/images/image.ts';
import { imageTitle } from '#shared/domain/images/image-title.ts';
import type { AskedOfImage } from '../commands.ts';
import { CarryDialog } from './carry-dialog.tsx';
import { PushDialog } from './push-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { TagDialog } from './tag-dialog.tsx';

interface Props {
  image: Image;
  asked: AskedOfImage;
  onClose: () => void;
}

/** What was asked about one image. A push goes on in sight, layer by layer. */
export function ImageAsked({ image, asked, onClose }: Props) {
  const [pushing, setPushing] = useState<{ job: string; title: string }>();
  const { engine, id, tags } = image;
  const title = imageTitle(image);
  const push = async (name: string) => {
    const { job } = await pushImage(engine, name);
    tellOfJob(job, `Push ${name}`);
    setPushing({ job, title: `Push ${name}` });
  };
  if (pushing) return <CarryDialog {...pushing} onClose={onClose} />;
  switch (asked) {
    case 'tag':
      return <TagDialog image={image} onClose={onClose} />;
    case 'push':
      return <PushDialog image={image} push={push} onClose={onClose} />;
    case 'save':
      return (
        <SaveDialog
          title={`Save ${title}`}
          fileName={`${title.replaceAll(/[^\w.-]+/g, '_')}.tar`}
          save={to => saveImages(engine, tags.length > 0 ? tags : [id], to)}
          onClose={onClose}
        >
          All its layers and {tags.length === 0 ? 'its history' : 'its names'} go into one tarball, which any
          engine can load.
        </SaveDialog>
      );
    case 'remove':
      return <RemoveDialog image={image} onClose={onClose} />;
  }
}
