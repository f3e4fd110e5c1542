import type { Container } from '../../../contract/containers.ts';
import type { Image, ImageId } from '../../../contract/images/image.ts';

/** What a plan about images is made from. */
export interface ImageFacts {
  readonly engine: string;
  readonly images: readonly Image[];
  readonly containers: readonly Container[];
  /** Which image each was built on here, as far as the engine remembers. */
  readonly parents: ReadonlyMap<ImageId, ImageId>;
  /** Bytes that go with an image alone, with a container, and with the build cache; missing where they were not told. */
  readonly alone: ReadonlyMap<ImageId, number>;
  readonly written: ReadonlyMap<string, number>;
  readonly cache: { readonly count: number; readonly bytes: number } | undefined;
}

/** What is done, in order. */
export type ImageWork =
  | { readonly do: 'untag'; readonly tag: string }
  | { readonly do: 'remove'; readonly id: ImageId; readonly title: string; readonly force: boolean }
  | { readonly do: 'remove-container'; readonly id: string; readonly name: string }
  | { readonly do: 'prune-cache'; readonly all: boolean };
