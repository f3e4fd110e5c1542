import PullIcon from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useCallback, useState } from 'react';
import { useImageUsers } from '#renderer/api/images.ts';
import { useImages } from '#renderer/api/live/images.ts';
import { goToEngineTab, useEnginePlace } from '#renderer/app/engine-area/place.ts';
import { CommandMenu } from '#renderer/app/commands/command-menu.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { ListOrWhy } from '#renderer/ui/item-panel/list-or-why.tsx';
import type { MenuPlace } from '#renderer/ui/row-list/row.tsx';
import { RowList } from '#renderer/ui/row-list/row-list.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import type { Image } from '#shared/contract/images/image.ts';
import { imageTitle, shortId } from '#shared/domain/images/image-title.ts';
import { type AskedOfImage, imageCommands, imageMenuGroups } from './commands.ts';
import { ImageAsked } from './dialogs/image-asked.tsx';
import { type Asked, ImageDialogs } from './dialogs/image-dialogs.tsx';
import { ImageBeside, NoSuchImage } from './image-beside.tsx';
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
  const [about, askAbout] = useState<{ image: Image; asked: AskedOfImage }>();
  const [menu, openMenu] = useState<{ image: Image; at: MenuPlace }>();
  const chosen = items?.find(({ id }) => id === item);
  const askOfChosen = useCallback(
    (what: AskedOfImage) => chosen && askAbout({ image: chosen, asked: what }),
    [chosen],
  );
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
      onMenu={(id, at) => {
        const image = images.find(each => each.id === id);
        if (image) openMenu({ image, at });
      }}
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
                    <ImageBeside
                      image={chosen}
                      users={users.get(chosen.id) ?? []}
                      onAsk={askOfChosen}
                      onClose={() => choose()}
                    />
                  ) : (
                    item !== undefined && (
                      <NoSuchImage id={shortId(item as Image['id'])} onClose={() => choose()} />
                    )
                  )
                }
              />
            )}
            <ImageDialogs engine={engine} asked={asked} onClose={() => ask(undefined)} />
            {about && <ImageAsked {...about} onClose={() => askAbout(undefined)} />}
            {menu && (
              <CommandMenu
                groups={imageMenuGroups}
                at={menu.at}
                commands={imageCommands(menu.image, what => askAbout({ image: menu.image, asked: what }))}
                onClose={() => openMenu(undefined)}
              />
            )}
          </>
        );
      }}
    </ListOrWhy>
  );
}
