import { useEffect, useRef, useState, type DragEvent } from 'react';
import { offerFiles } from '#renderer/api/container-files.ts';
import { dragFile, type DraggedFile } from '#renderer/api/drag-file.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { portableName, shownName } from '#shared/domain/container-files/names.ts';

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

/** Files that are dragged out of the list, several as one archive. */
export function useDragOut(container: ContainerRef) {
  const desktop = window.innkeeper;
  const offered = useRef<{ ticket: string; name: string }>(undefined);
  const newest = useRef<object>(undefined);
  const held = useRef<DraggedFile>(undefined);
  const [getting, setGetting] = useState<string>();
  useEffect(() => () => held.current?.letGo(), []);

  /** A drag must know its ticket when it begins, which is too late to ask for one. */
  const prepare = (paths: string[]) => {
    if (desktop === undefined && !pageDrags()) return;
    offered.current = undefined;
    const press = {};
    newest.current = press;
    offerFiles(container, paths).then(
      offer => {
        if (newest.current === press) offered.current = offer;
      },
      // It is not there any more: nothing begins to be dragged.
      () => undefined,
    );
  };

  const start = (event: DragEvent) => {
    const offer = offered.current;
    offered.current = undefined;
    if (offer === undefined || desktop !== undefined) event.preventDefault();
    if (offer === undefined) return;
    if (desktop === undefined) {
      const address = new URL(`/bytes/${offer.ticket}`, location.href).href;
      event.dataTransfer.effectAllowed = 'copy';
      event.dataTransfer.setData(
        'DownloadURL',
        `application/octet-stream:${portableName(offer.name)}:${address}`,
      );
      return;
    }
    setGetting(`“${shownName(offer.name)}”`);
    held.current = dragFile(desktop, offer.ticket, () => setGetting(undefined));
  };

  return { possible: desktop !== undefined || pageDrags(), getting, prepare, start };
}
