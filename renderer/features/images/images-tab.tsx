import PullIcon from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useImageUsers } from '#renderer/api/images.ts';
import { useImages } from '#renderer/api/live/images.ts';
import { goToEngineTab, useEnginePlace } from '#renderer/app/engine-area/place.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { ListOrWhy } from '#renderer/ui/item-panel/list-or-why.tsx';
import { RowList } from '#renderer/ui/row-list/row-list.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import type { Image } from '#shared/contract/images/image.ts';
import { imageTitle, shortId } from '#shared/domain/images/image-title.ts';
import { ImagePanel } from './detail/image-panel.tsx';
import { type Asked, ImageDialogs } from './dialogs/image-dialogs.tsx';
import { MoreButton } from './more-button.tsx';
import { type Order, ordered, orders } from './order.ts';
import { aboutImage, usersWords } from './words.ts';

/** The images of an engine: where they come from and go to, what is in them, who uses them. */
export default function ImagesTab() {
  const { engine, item } = useEnginePlace();
  const { items, failure } = useImages(engine);
  const users = useImageUsers(engine);
  const [order, setOrder] = useState<Order>('name');
  const [asked, ask] = useState<Asked>();
  const choose = (id?: string) => goToEngineTab(engine, 'images', id, item !== undefined);
  const pull = (
    <Button variant="contained" color="primary" startIcon={<PullIcon />} onClick={() => ask('pull')}>
      Pull…
    </Button>
  );
  const list = (images: readonly Image[]) => (
    <RowList
      label="Images"
      noun="image"
      items={ordered(images, order)}
      keyOf={({ id }) => id}
      wordsOf={image =>
        [...image.tags, ...image.digests, image.id, aboutImage(image), ...Object.values(image.labels)].join(
          ' ',
        )
      }
      lookOf={image => ({
        title: imageTitle(image),
        about: aboutImage(image),
        facts: formatBytes(image.size),
        note: usersWords(users.get(image.id)?.length ?? 0),
      })}
      chosen={item}
      onChoose={choose}
      actions={
        <>
          <Segmented label="Order" value={order} choices={orders} onChange={setOrder} />
          {pull}
          <MoreButton onAsk={ask} />
        </>
      }
    />
  );
  return (
    <ListOrWhy items={items} failure={failure} looking="Looking at the images of the engine">
      {images => {
        const chosen = images.find(({ id }) => id === item);
        return (
          <>
            {images.length === 0 ? (
              <EmptyState
                title="No image yet"
                action={
                  <>
                    {pull} <MoreButton onAsk={ask} />
                  </>
                }
              >
                A container is made of an image: its files and how its program starts. Pull one from a
                registry, build one, or load one from a file.
              </EmptyState>
            ) : (
              <SplitPane
                id="images"
                detailLabel={chosen ? `Image ${imageTitle(chosen)}` : 'Image'}
                main={list(images)}
                detail={
                  chosen ? (
                    <ImagePanel
                      key={chosen.id}
                      image={chosen}
                      users={users.get(chosen.id) ?? []}
                      onClose={() => choose()}
                    />
                  ) : (
                    item !== undefined && (
                      <EmptyState
                        title={`There is no image ${shortId(item as Image['id'])}`}
                        action={<Button onClick={() => choose()}>Close</Button>}
                      >
                        It was removed, or never was on this engine.
                      </EmptyState>
                    )
                  )
                }
              />
            )}
            <ImageDialogs engine={engine} asked={asked} onClose={() => ask(undefined)} />
          </>
        );
      }}
    </ListOrWhy>
  );
}
