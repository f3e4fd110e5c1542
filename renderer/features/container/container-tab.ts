import type { lazyRouteComponent } from '@tanstack/react-router';
import type { Container } from '#shared/contract/containers.ts';
import type { Engine } from '#shared/contract/engines.ts';

/**
 * One tab of a container's page: `/guests/containers/$engine/$id/{-$tab}/{-$item}`. To add one, write its component in
 * a folder of its own as a default export, and add its line to tabs.ts: its address and its place in the bar come by
 * themselves. In the component, `usePanelContainer()` says which container is meant, and `item` is what stands behind
 * the tab's id in the address. The header and the loss of the engine are shown around it; it scrolls.
 */
export interface ContainerTab {
  readonly id: string;
  readonly label: string;
  readonly page: ReturnType<typeof lazyRouteComponent>;
  /** False where it makes no sense; always there when left out. The engine is missing before it is known. */
  readonly fits?: (container: Container, engine: Engine | undefined) => boolean;
}
