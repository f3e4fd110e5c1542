import type { EngineId } from '#shared/contract/engines.ts';
import { type Image, imageIdSchema } from '#shared/contract/images/image.ts';
import type { LayerProgress } from '#shared/contract/images/actions.ts';
import type { BuildOffer } from '#shared/contract/images/build.ts';
import type { ImageDetails } from '#shared/contract/images/details.ts';
import type { DiskUsage } from '#shared/contract/images/usage.ts';
import { imageTitle } from '#shared/domain/images/image-title.ts';
import { summed } from '#shared/domain/images/usage.ts';
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
    size: 1200 * MiB,
    digests: [pulled('ghcr.io/some-team/a-service-with-a-long-name', 'ef')],
  }),
  image(engine, 'd4', ['shop/web:dev'], {
    size: 96 * MiB,
    labels: { 'org.opencontainers.image.title': 'Shop' },
  }),
  image(engine, 'e5', [], { size: 95 * MiB, createdAt: Date.UTC(2026, 8, 3) }),
  image(engine, 'f6', ['scratch-tool:1'], { size: 640 * KiB }),
];

/** Of any image: three layers, a step in between that made none, and a word that is nobody's business. */
export const inventImageDetails = (found: Image | undefined): ImageDetails => {
  const [first] = inventImages('docker' as EngineId);
  const shown = found ?? (first as Image);
  return {
    image: shown,
    os: 'linux',
    arch: 'amd64',
    entrypoint: ['/usr/local/bin/entry.sh'],
    command: ['serve', '--port', '8080'],
    env: [
      { name: 'PATH', value: '/usr/local/bin:/usr/bin:/bin' },
      { name: 'DB_PASSWORD', value: 'hunter2' },
    ],
    workingDir: '/srv',
    user: '1000',
    ports: ['8080/tcp'],
    volumes: ['/data'],
    labels: { 'org.opencontainers.image.source': 'https://example.org/shop' },
    layers: ['sha256:1', 'sha256:2', 'sha256:3'],
    steps: [
      { command: 'CMD ["serve" "--port" "8080"]', size: 0, tags: shown.tags },
      { command: 'RUN /bin/sh -c apk add --no-cache tini', size: 2 * MiB, tags: [] },
      { command: 'COPY . /srv # buildkit', size: 12 * MiB, tags: [] },
      { command: 'WORKDIR /srv', size: 0, tags: [] },
      { command: '/bin/sh -c #(nop) ADD file:abc in / ', size: 4 * MiB, tags: [] },
    ],
    raw: JSON.stringify({ Id: shown.id, Config: { Env: ['DB_PASSWORD=hunter2'] } }, null, 2),
  };
};

export const inventUsage = (engine: EngineId): DiskUsage =>
  summed(1800 * MiB, {
    imageRows: inventImages(engine).map((each, at) => ({
      id: each.id,
      name: imageTitle(each),
      size: each.size,
      shared: at === 3 ? 40 * MiB : 0,
      containers: at < 2 ? 1 : 0,
    })),
    containerRows: [],
    volumeRows: [
      { name: 'shop_data', size: 3 * GiB, users: 1 },
      { name: 'old_data', size: 700 * MiB, users: 0 },
    ],
    cacheRows: [
      { id: 'c1', what: 'mount / from exec /bin/sh -c make', size: 310 * MiB, inUse: false },
      { id: 'c2', what: 'local source for context', size: 12 * KiB, inUse: true },
    ],
  });

export const inventLayers = (): LayerProgress[] => [
  { id: 'a3ed95caeb02', stage: 'done', done: 4 * MiB, total: 4 * MiB },
  { id: 'b7f61c0b4a1d', stage: 'downloads', done: 31 * MiB, total: 120 * MiB },
  { id: 'c9b2d1e07f55', stage: 'unpacks', done: 9 * MiB, total: 40 * MiB },
  { id: 'd0aa17e3f6c2', stage: 'waits' },
];

export const inventBuildOffer = (): BuildOffer => ({
  dockerfiles: [
    {
      path: 'Dockerfile',
      stages: ['base', 'tools', '2'],
      args: [{ name: 'VERSION', value: '1.36' }, { name: 'TOKEN' }],
    },
    { path: 'Dockerfile.dev', stages: ['0'], args: [] },
  ],
  context: { files: 128, bytes: 3 * MiB, atLeast: false },
  builder: 'buildkit',
});
