import type { EngineId } from '#shared/contract/engines.ts';
import { type Image, imageIdSchema } from '#shared/contract/images/image.ts';
import { GiB, KiB, MiB } from '#shared/domain/units.ts';

/** An id that is told from others by its first letters. */
export const inventImageId = (letters: string) => imageIdSchema.parse(`sha256:${letters.padEnd(64, '0')}`);

const image = (engine: EngineId, letters: string, names: readonly string[], more: Partial<Image>): Image => ({
  engine,
  id: inventImageId(letters),
  tags: [...names],
  digests: [],
  size: 10 * MiB,
  createdAt: Date.UTC(2026, 9, 1),
  labels: {},
  ...more,
});

const pulled = (name: string, letters: string) => `${name}@sha256:${letters.repeat(64).slice(0, 64)}`;

/** Pulled, built and saved ones, one with two names, one without any, and a name of every length. */
export const inventImages = (engine: EngineId): Image[] => [
  image(engine, 'a1', ['busybox:1.36', 'busybox:latest'], {
    size: 4 * MiB,
    digests: [pulled('busybox', 'ab')],
  }),
  image(engine, 'b2', ['postgres:16'], { size: 432 * MiB, digests: [pulled('postgres', 'cd')] }),
  image(engine, 'c3', ['ghcr.io/some-team/a-service-with-a-long-name:2026-11-22-nightly-build'], {
    size: 1.2 * GiB,
    digests: [pulled('ghcr.io/some-team/a-service-with-a-long-name', 'ef')],
  }),
  image(engine, 'd4', ['shop/web:dev'], {
    size: 96 * MiB,
    labels: { 'org.opencontainers.image.title': 'Shop' },
  }),
  image(engine, 'e5', [], { size: 95 * MiB, createdAt: Date.UTC(2026, 8, 3) }),
  image(engine, 'f6', ['scratch-tool:1'], { size: 640 * KiB }),
];
