import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { imageWays } from '#renderer/api/images.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { Image } from '#shared/contract/images/image.ts';
import { imageTitle } from '#shared/domain/images/image-title.ts';

/** An image with all its names. */
export function RemoveDialog({ image, onClose }: { image: Image; onClose: () => void }) {
  const [force, setForce] = useState(false);
  const title = imageTitle(image);
  return (
    <PlanDialog
      title={`Remove ${title}`}
      guestName={title}
      action={{ do: 'remove' as const, ids: [image.id], ...(force && { force }) }}
      {...imageWays(image.engine)}
      confirm="Remove the image"
      touched="Images"
      onClose={onClose}
    >
      <FormControlLabel
        control={<Checkbox checked={force} onChange={event => setForce(event.target.checked)} />}
        label="Even if stopped containers are made of it"
      />
    </PlanDialog>
  );
}
