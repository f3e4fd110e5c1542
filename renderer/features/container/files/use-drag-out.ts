import { useEffect, useRef, useState, type DragEvent } from 'react';
import { offerFiles } from '#renderer/api/container-files.ts';
import { dragFile, type DraggedFile } from '#renderer/api/drag-file.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { portableName } from '#shared/domain/container-files/names.ts';

interface Brands {
  readonly brands: readonly { readonly brand: string }[];
  readonly platform: string;
}

/**
 * Whether a page can have a file dragged out that is fetched once it is dropped: a way of Chromium alone, and on Linux
 * not even there. The desktop app has its own way.
 */
function pageDrags(): boolean {
  const { userAgentData } = navigator as { userAgentData?: Brands };
  return (
    userAgentData?.brands.some(({ brand }) => brand === 'Chromium') === true &&
    userAgentData.platform !== 'Linux'
  );
}

/** What was pressed, and what was offered of it once that is known. */
interface Pressed {
  readonly asked: Promise<Offer>;
  offer?: Offer;
}
interface Offer {
  readonly ticket: string;
  readonly name: string;
}

/** Files that are dragged out of the list, several as one archive. */
export function useDragOut(container: ContainerRef) {
  const desktop = window.innkeeper;
  const possible = desktop !== undefined || pageDrags();
  const pressed = useRef<Pressed>(undefined);
  const held = useRef<DraggedFile>(undefined);
  const [getting, setGetting] = useState(false);
  useEffect(() => () => held.current?.letGo(), []);

  /** In a browser a drag must have its ticket when it begins, which is too late to ask for one. */
  const prepare = (paths: string[]) => {
    if (!possible) return;
    const press: Pressed = { asked: offerFiles(container, paths) };
    pressed.current = press;
    press.asked.then(
      offer => (press.offer = offer),
      // It is not there any more: nothing is dragged.
      () => undefined,
    );
  };

  const start = (event: DragEvent) => {
    const press = pressed.current;
    pressed.current = undefined;
    if (press === undefined || desktop !== undefined || press.offer === undefined) event.preventDefault();
    if (press === undefined) return;
    if (desktop !== undefined) {
      setGetting(true);
      const ticket = press.asked.then(offer => offer.ticket);
      held.current = dragFile(desktop, ticket, () => setGetting(false));
    } else if (press.offer !== undefined) {
      const { name, ticket } = press.offer;
      const address = new URL(`/bytes/${ticket}`, location.href).href;
      event.dataTransfer.effectAllowed = 'copy';
      event.dataTransfer.setData('DownloadURL', `application/octet-stream:${portableName(name)}:${address}`);
    }
  };

  return { possible, getting, prepare, start };
}
